"""Threads on virtual time: to_thread, run_in_executor, ThreadPoolExecutor.

A job runs in one go, on a local clock that starts at its virtual start and moves with what it sleeps. Its result exists
from its virtual end on; until then its future is not done and whoever waits, waits.

    submitted ──► a worker is free ──► runs in one go, local time start → end ──► result there at `end`

What follows from "in one go": two jobs cannot talk to each other half-way, and what a job changes is there from its
start on. What it prints is put where it belongs by its time (output.py).
"""
from __future__ import annotations

import concurrent.futures
import threading
from asyncio import events, tasks
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, Final

from .clock import Clock, current, seconds_text, to_ns
from .gil import Gil, Stretch
from .ordered_set import OrderedSet
from .stops import EngineStop
from .waiting import LabelledFuture

#: What os.cpu_count() says here; the default size of a thread pool follows from it as in CPython.
CPU_COUNT: Final = 4

_UNNAMED_MODULES: Final = ("builtins", "__main__", "answer")

_RealFuture = concurrent.futures.Future


class Job:
    """One piece of work in a virtual thread. `task` is the name of the task that handed it out, if one did.

    `end_ns` may still move once the job has run, as long as it lies ahead: see gil.py.
    """

    def __init__(self, thread_name: str, task: str | None, gil: Gil) -> None:
        self.thread_name, self.task, self.gil = thread_name, task, gil
        self.start_ns = self.end_ns = self.cpu_ns = 0
        self.computed: list[Stretch] = []
        self.stretches_passed = 0


def gil_of(clock: Clock) -> Gil:
    """That of the process that runs."""
    return clock.gil if clock.thread is None else clock.thread.gil


def callable_name(function: Any) -> str:
    """A readable name without an address; sees through partial, and through to_thread's partial(context.run, f)."""
    while isinstance(function, partial):
        through_context = getattr(function.func, "__name__", "") == "run" and function.args
        function = function.args[0] if through_context else function.func
    name, module = getattr(function, "__qualname__", None), getattr(function, "__module__", None)
    if not isinstance(name, str):
        return type(function).__name__
    return f"{module}.{name}" if isinstance(module, str) and module not in _UNNAMED_MODULES else name


class _CurrentThread:
    """What threading.current_thread() returns inside a job."""

    daemon = False

    def __init__(self, name: str) -> None:
        self.name = name
        self.ident = self.native_id = 1

    def getName(self) -> str:  # noqa: N802
        return self.name

    def is_alive(self) -> bool:
        return True


@contextmanager
def _another_thread(clock: Clock, job: Job) -> Iterator[None]:
    """Inside: no running loop, no current task, a thread of another name."""
    loop = events._get_running_loop()
    task = tasks.current_task(loop) if loop is not None else None
    me, recorder = threading.get_ident(), clock.recorder
    thread = threading._active.get(me)
    lane = recorder.current if recorder is not None else None
    if task is not None:
        tasks._leave_task(loop, task)
    events._set_running_loop(None)
    threading._active[me] = _CurrentThread(job.thread_name)
    if recorder is not None:
        recorder.current = None
    try:
        yield
    finally:
        if recorder is not None:
            recorder.current = lane
        if thread is None:
            threading._active.pop(me, None)
        else:
            threading._active[me] = thread
        events._set_running_loop(loop)
        if task is not None:
            tasks._enter_task(loop, task)


def run_job(clock: Clock, job: Job, start_ns: int, work: Callable[[], Any]) -> tuple[Any, BaseException | None]:
    """Run `work` now, on a local clock from start_ns. Returns (result, exception)."""
    outer_ns, outer_thread = clock.ns, clock.thread
    job.start_ns = start_ns
    clock.ns, clock.thread = start_ns, job
    try:
        with _another_thread(clock, job):
            return work(), None
    except EngineStop:
        raise
    except BaseException as error:
        return None, error
    finally:
        job.end_ns = clock.ns
        job.gil.job_ends(job)
        if clock.stopped is None:
            clock.ns = outer_ns
        clock.thread = outer_thread


def _handing_task(clock: Clock) -> str | None:
    if clock.thread is not None:
        return clock.thread.task
    lane = clock.recorder.current if clock.recorder is not None else None
    return lane.name if lane is not None else None


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

    waits_for = "thread"

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

    def _run(self, work: Callable[[], Any], task: str | None) -> tuple[Job, Any, BaseException | None]:
        """Run on the worker that is free first. Returns (its job, result, exception)."""
        worker = min(range(self._max_workers), key=lambda i: (_end_of(self._last_jobs[i]), i))
        start_ns = max(self._clock.ns, _end_of(self._last_jobs[worker]))
        job = Job(f"{self._prefix}_{worker}", task, self._gil_of_worker(worker))
        result, error = run_job(self._clock, job, start_ns, self._first_job(work) if worker in self._fresh else work)
        self._fresh.discard(worker)
        self._last_jobs[worker] = job
        return job, result, error

    def _gil_of_worker(self, worker: int) -> Gil:
        return self._gil

    def _first_job(self, work: Callable[[], Any]) -> Callable[[], Any]:
        def initialize_and_work() -> Any:
            self._initialize()
            return work()

        return initialize_and_work

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> VirtualFuture:
        self._check_open()
        future = VirtualFuture(self._clock, callable_name(fn))
        future.set_running_or_notify_cancel()
        future.job, result, error = self._run(lambda: fn(*args, **kwargs), _handing_task(self._clock))
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
            self._clock.block(self.busy_until_ns - self._clock.ns, "waiting for the threads of a ThreadPoolExecutor")

    # -- from a loop: a job that finds no free worker starts when one is free, not before ----------------------------
    def submit_from_loop(self, loop: Any, fn: Any, args: Any) -> LabelledFuture:
        """As loop.run_in_executor: an asyncio future of fn(*args)."""
        self._check_open()
        future = LabelledFuture(loop=loop)
        future.state, future.on = "thread", f"{self.waits_for}: {callable_name(fn)}"
        self._queue.append((lambda: fn(*args), _handing_task(self._clock), loop, future))
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
