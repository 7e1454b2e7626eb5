"""Executors on virtual time: workers that take jobs, and futures whose results are there from the jobs' ends on."""
from __future__ import annotations

import concurrent.futures
from asyncio import events
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from .clock import Clock, current, seconds_text, to_ns
from .ordered_set import OrderedSet
from .virtual_threads import Job, callable_name, gil_of, handing_task, run_job
from .waiting import LabelledFuture

#: What os.cpu_count() says here; the default size of a thread pool follows from it as in CPython.
CPU_COUNT: Final = 4

_RealFuture = concurrent.futures.Future


class VirtualFuture(_RealFuture):
    """A concurrent.futures.Future whose result is there from the end of its job on."""

    job: Job

    def __init__(self, clock: Clock, label: str) -> None:
        super().__init__()
        self._clock, self._label = clock, label

    @property
    def end_ns(self) -> int:
        return self.job.end_ns

    def done(self) -> bool:
        return super().done() and self._clock.ns >= self.end_ns

    def running(self) -> bool:
        return not self.done()

    def _wait(self, timeout: float | None) -> None:
        left = self.end_ns - self._clock.ns
        if left <= 0:
            return
        what = f"waiting for the thread that runs {self._label}"
        if timeout is not None and to_ns(timeout) < left:
            self._clock.block(max(0, to_ns(timeout)), what)
            raise concurrent.futures.TimeoutError()
        self._clock.block(left, what)

    def result(self, timeout: float | None = None) -> Any:
        self._wait(timeout)
        return super().result(0)

    def exception(self, timeout: float | None = None) -> BaseException | None:
        self._wait(timeout)
        return super().exception(0)

    def add_done_callback(self, fn: Callable[[Any], Any]) -> None:
        loop = events._get_running_loop()
        if self.done() or loop is None:
            super().add_done_callback(fn)
        else:
            loop._call_at_ns(self.end_ns, self.add_done_callback, (fn,), None, "call_at")


class VirtualExecutor(concurrent.futures.Executor):
    """Workers on virtual time; `_last_jobs` holds the last job of each, at whose end it is free again."""

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
        self._queue: deque[tuple[Any, Any, Any, LabelledFuture]] = deque()

    @property
    def busy_until_ns(self) -> int:
        return max(map(_end_of, self._last_jobs))

    @property
    def _free_from_ns(self) -> int:
        return min(map(_end_of, self._last_jobs))

    def _check_open(self) -> None:
        if self._shut_down:
            raise RuntimeError("cannot schedule new futures after shutdown")

    def _next_worker(self) -> int:
        return min(range(self._max_workers), key=lambda i: (_end_of(self._last_jobs[i]), i))

    def _run_on(self, worker: int, job: Job, work: Callable[[], Any]) -> tuple[Any, BaseException | None]:
        """Run as soon as the worker is free. Returns (result, exception)."""
        start_ns = max(self._clock.ns, _end_of(self._last_jobs[worker]))
        self._last_jobs[worker] = job
        return run_job(self._clock, job, start_ns, work)

    def _work(self, fn: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """What `_run` takes. Raises where that cannot be made."""
        return lambda: fn(*args, **kwargs)

    def _run(self, work: Any, task: str | None) -> tuple[Job, Any, BaseException | None]:
        """Run on the worker that is free first. Returns (its job, result, exception)."""
        worker = self._next_worker()
        job = Job(f"{self._prefix}_{worker}", task, self._gil)
        if worker in self._fresh:
            self._fresh.discard(worker)
            work = self._first_job(work)
        return (job, *self._run_on(worker, job, work))

    def _first_job(self, work: Callable[[], Any]) -> Callable[[], Any]:
        def initialize_and_work() -> Any:
            self._initialize()
            return work()

        return initialize_and_work

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> VirtualFuture:
        return self._submit_work(callable_name(fn), lambda: self._work(fn, args, kwargs))

    def _submit_work(self, label: str, make: Callable[[], Any]) -> VirtualFuture:
        self._check_open()
        future = VirtualFuture(self._clock, label)
        future.set_running_or_notify_cancel()
        try:
            work = make()
        except Exception as refusal:
            future.job, result, error = _no_job(self._clock), None, refusal
        else:
            future.job, result, error = self._run(work, handing_task(self._clock))
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(result)
        return future

    def map(self, fn: Any, *iterables: Iterable[Any], timeout: float | None = None, chunksize: int = 1) -> Any:
        pending = [self.submit(fn, *args) for args in zip(*iterables)]
        return (future.result(timeout) for future in pending)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._shut_down = True
        if wait and self.busy_until_ns > self._clock.ns:
            what = f"waiting for the {self._plural} of a {type(self).__name__}"
            self._clock.block(self.busy_until_ns - self._clock.ns, what)

    # -- from a loop: a job that finds no free worker starts when one is free, not before ----------------------------
    def submit_from_loop(self, loop: Any, fn: Any, args: Any) -> LabelledFuture:
        """As loop.run_in_executor: an asyncio future of fn(*args)."""
        self._check_open()
        future = LabelledFuture(loop=loop)
        future.state, future.on = "thread", f"{self.waits_for}: {callable_name(fn)}"
        try:
            work = self._work(fn, args, {})
        except Exception as error:
            future.set_exception(error)
            return future
        self._queue.append((work, handing_task(self._clock), loop, future))
        self._pump()
        return future

    def _pump(self) -> None:
        while self._queue and self._free_from_ns <= self._clock.ns:
            work, task, loop, future = self._queue.popleft()
            if not future.cancelled():
                job, result, error = self._run(work, task)
                loop._call_at_ns(job.end_ns, _settle, (job, future, result, error), None, "call_at")
        if self._queue:
            self._queue[0][2]._call_at_ns(self._free_from_ns, self._pump, (), None, "call_at")


def _no_job(clock: Clock) -> Job:
    """Of work that could not even be handed over: done at once."""
    job = Job("", None, gil_of(clock))
    job.start_ns = job.end_ns = clock.ns
    return job


def _end_of(job: Job | None) -> int:
    return 0 if job is None else job.end_ns


def _settle(job: Job, future: Any, result: Any, error: BaseException | None) -> None:
    if future.done():
        return
    loop = future.get_loop()
    if job.end_ns > loop.clock.ns:
        # The loop's thread has held it up meanwhile.
        loop._call_at_ns(job.end_ns, _settle, (job, future, result, error), None, "call_at")
        return
    if error is not None:
        future.set_exception(error)
    else:
        future.set_result(result)


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


def as_completed(futures: Iterable[Any], timeout: float | None = None) -> Iterator[Any]:
    """concurrent.futures.as_completed: by virtual end."""
    clock = current.require()
    deadline = None if timeout is None else clock.ns + to_ns(timeout)
    for future in sorted(dict.fromkeys(futures), key=lambda future: future.end_ns):
        if deadline is not None and future.end_ns > deadline:
            clock.block(max(0, deadline - clock.ns), "concurrent.futures.as_completed")
            raise concurrent.futures.TimeoutError(f"not done after {seconds_text(timeout or 0)} s")
        future._wait(None)
        yield future


def wait(futures: Iterable[Any], timeout: float | None = None, return_when: str = "ALL_COMPLETED") -> Any:
    """concurrent.futures.wait on virtual time."""
    pending, clock = list(dict.fromkeys(futures)), current.require()
    ends = [future.end_ns for future in pending] or [clock.ns]
    until = max(ends)
    if return_when == concurrent.futures.FIRST_COMPLETED:
        until = min(ends)
    elif return_when == concurrent.futures.FIRST_EXCEPTION:
        until = min((future.end_ns for future in pending if future._exception is not None), default=until)
    if timeout is not None:
        until = min(until, clock.ns + to_ns(timeout))
    if until > clock.ns:
        clock.block(until - clock.ns, "concurrent.futures.wait")
    done = OrderedSet(future for future in pending if future.done())
    return concurrent.futures._base.DoneAndNotDoneFutures(done, OrderedSet(pending) - done)
