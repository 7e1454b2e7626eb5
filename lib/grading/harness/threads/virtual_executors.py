"""Executors on virtual time: workers that take jobs; what they hand out is in virtual_futures.py."""
from __future__ import annotations

import concurrent.futures
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures._base import LOGGER as _log  # noqa: N811
from concurrent.futures.thread import BrokenThreadPool
from typing import Any, Final, NamedTuple

from ..loop.loop_state import call_at_ns
from ..outside import call
from ..recording.waiting import LabelledFuture
from ..sealed import private
from ..timing.agenda import NEVER
from ..timing.clock import NS, Clock, current, to_ns
from .virtual_futures import VirtualFuture
from .virtual_threads import Job, callable_name, gil_of, handing_task, run_job

#: What os.cpu_count() says here; the default size of a thread pool follows from it as in CPython.
CPU_COUNT: Final = 4


class _Queued(NamedTuple):
    """`begin` says whether the job is still wanted; `settle` takes (job, result, error), or else `cancel` is called."""

    work: Any
    task: str | None
    begin: Callable[[], bool]
    settle: Callable[..., None]
    cancel: Callable[[], Any]


class VirtualExecutor(concurrent.futures.Executor):
    """Workers on virtual time; `_last_jobs` holds the last job of each, at whose end it is free again."""

    _clock = private("_clock")
    _gil = private("_gil")
    _last_jobs = private("_last_jobs")
    _queue = private("_queue")

    waits_for, _plural = "thread", "threads"

    def __init__(self, max_workers: int, prefix: str, initialize: Callable[[], Any] | None = None) -> None:
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        self._max_workers = max_workers
        self._clock = current.require()
        self._prefix, self._gil = prefix, gil_of(self._clock)
        self._last_jobs: list[Job | None] = [None] * max_workers
        self._initialize = initialize
        self._fresh = set(range(max_workers)) if initialize is not None else set()
        self._shut_down = False
        self._queue: deque[_Queued] = deque()
        self._waits_for_worker = False

    @property
    def idle_from_ns(self) -> int:
        """When all that was handed in so far is done; while jobs are queued, when the next of them can start."""
        return (min if self._queue else max)(map(_end_of, self._last_jobs))

    def _check_open(self) -> None:
        if self._shut_down:
            raise RuntimeError("cannot schedule new futures after shutdown")

    # -- a job that finds no free worker starts when one is free, not before -----------------------------------------
    def _hand_in(self, job: _Queued) -> None:
        self._queue.append(job)
        self._pump()

    def _pump(self) -> None:
        clock = self._clock
        while self._queue and min(map(_end_of, self._last_jobs)) <= clock.ns:
            queued = self._queue.popleft()
            if queued.begin():
                job, result, error = self._run(queued.work, queued.task)
                clock.threads.append(job)  # the interpreter waits for it at exit
                queued.settle(job, result, error)
        if self._queue and not self._waits_for_worker:
            free_from = min(map(_end_of, self._last_jobs))
            if free_from < NEVER:  # else one of the running jobs handed it in, and whoever runs that one comes here too
                self._waits_for_worker = True
                clock.agenda.at(free_from, self._worker_is_free)

    def _worker_is_free(self) -> None:
        self._waits_for_worker = False
        self._pump()

    def _next_worker(self) -> int:
        return min(range(self._max_workers), key=lambda i: (_end_of(self._last_jobs[i]), i))

    def _run_on(self, worker: int, job: Job, work: Callable[[], Any]) -> tuple[Any, BaseException | None]:
        """Run on this worker, which is free. Returns (result, exception)."""
        start_ns = max(self._clock.ns, _end_of(self._last_jobs[worker]))
        self._last_jobs[worker] = job
        return run_job(self._clock, job, start_ns, work)

    def _work(self, fn: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """What `_run` takes. Raises where that cannot be made."""
        return lambda: call(fn, *args, **kwargs)

    def _run(self, work: Any, task: str | None) -> tuple[Job, Any, BaseException | None]:
        """Run on the worker that is free first. Returns (its job, result, exception)."""
        worker = self._next_worker()
        job = Job(f"{self._prefix}_{worker}", task, self._gil)
        if worker in self._fresh:
            work = self._first_job(worker, work)
        return (job, *self._run_on(worker, job, work))

    def _first_job(self, worker: int, work: Callable[[], Any]) -> Callable[[], Any]:
        def initialize_and_work() -> Any:
            try:
                self._initialize()
            except Exception:
                _log.critical("Exception in initializer:", exc_info=True)
                raise BrokenThreadPool("A thread initializer failed, the thread pool is not usable anymore") from None
            self._fresh.discard(worker)
            return work()

        return initialize_and_work

    # -- from a program ----------------------------------------------------------------------------------------------
    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> VirtualFuture:
        return self._submit_work(callable_name(fn), lambda: self._work(fn, args, kwargs))

    def _submit_work(self, label: str, make: Callable[[], Any]) -> VirtualFuture:
        self._check_open()
        future = VirtualFuture(self._clock, label)
        try:
            work = make()
        except Exception as error:
            future.set_running_or_notify_cancel()
            future.job = no_job(self._clock)
            future.set_exception(error)
        else:
            task = handing_task(self._clock)
            self._hand_in(_Queued(work, task, future.set_running_or_notify_cancel, future.has_run, future.cancel))
        return future

    def submit_chunk(self, fn: Any, calls: list[Any]) -> VirtualFuture:
        """Several calls of one function, one after the other, as one job; the result is a list."""
        return self._submit_work(callable_name(fn), lambda: self._work(_call_each, (fn, calls), {}))

    def map(self, fn: Any, *iterables: Iterable[Any], timeout: float | None = None, chunksize: int = 1) -> Any:
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        size = chunksize if self._plural == "processes" else 1
        calls = list(zip(*iterables))
        chunks = [self.submit_chunk(fn, calls[at : at + size]) for at in range(0, len(calls), size)]
        deadline = None if timeout is None else self._clock.ns + to_ns(timeout)

        def results() -> Iterator[Any]:
            for chunk in chunks:
                yield from chunk.result(None if deadline is None else max(0, deadline - self._clock.ns) / NS)

        return results()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._shut_down = True
        if cancel_futures:
            for queued in self._queue:
                queued.cancel()
            self._queue.clear()
        what = f"waiting for the {self._plural} of a {type(self).__name__}"
        while wait and (self._queue or self.idle_from_ns > self._clock.ns):
            self._clock.block(max(0, self.idle_from_ns - self._clock.ns), what)
            self._pump()

    # -- from a loop -------------------------------------------------------------------------------------------------
    def submit_from_loop(self, loop: Any, fn: Any, args: Any) -> LabelledFuture:
        """As loop.run_in_executor: an asyncio future of fn(*args)."""
        self._check_open()
        future = LabelledFuture(loop=loop)
        future.state, future.on = "thread", f"{self.waits_for}: {callable_name(fn)}"

        def settle(job: Job, result: Any, error: BaseException | None) -> None:
            if job.end_ns > self._clock.ns:
                # At that time, and again if the loop's thread has held the job up meanwhile.
                call_at_ns(loop, job.end_ns, lambda: settle(job, result, error), ())
            elif not future.done():
                future.set_exception(error) if error is not None else future.set_result(result)

        try:
            work = self._work(fn, args, {})
        except Exception as error:
            future.set_exception(error)
            return future
        task = handing_task(self._clock)
        self._hand_in(_Queued(work, task, lambda: not future.cancelled(), settle, future.cancel))
        return future


def _call_each(fn: Callable[..., Any], calls: list[Any]) -> list[Any]:
    return [call(fn, *args) for args in calls]


def no_job(clock: Clock) -> Job:
    """Of work that could not even be handed over: done at once."""
    job = Job("", None, gil_of(clock))
    job.start_ns = job.end_ns = clock.ns
    return job


def _end_of(job: Job | None) -> int:
    return 0 if job is None else job.end_ns


class ThreadPoolExecutor(VirtualExecutor):
    """concurrent.futures.ThreadPoolExecutor on virtual time."""

    def __init__(
        self, max_workers: int | None = None, thread_name_prefix: str = "", initializer: Any = None, initargs: Any = ()
    ) -> None:
        clock = current.require()
        if not thread_name_prefix:
            thread_name_prefix = f"ThreadPoolExecutor-{clock.pools_named}"
            clock.pools_named += 1
        workers = min(32, CPU_COUNT + 4) if max_workers is None else max_workers
        initialize = None if initializer is None else lambda: initializer(*initargs)
        super().__init__(workers, thread_name_prefix, initialize)
