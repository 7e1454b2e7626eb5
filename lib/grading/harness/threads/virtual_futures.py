"""Futures of jobs on virtual time, and waiting for them: what `concurrent.futures` offers, and asyncio for threads."""
from __future__ import annotations

import concurrent.futures
from asyncio import tasks
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from ..loop.open_set import set_of
from ..sealed import private
from ..stop_texts import EVERY_WORKER_WAITS, LOOP_CANNOT_ANSWER
from ..timing.agenda import NEVER
from ..timing.clock import NS, Clock, current, to_ns
from .virtual_threads import Job, never

_AS_COMPLETED: Final = "concurrent.futures.as_completed"

_RealFuture = concurrent.futures.Future


class VirtualFuture(_RealFuture):
    """A concurrent.futures.Future of a job.

        pending ──► its job has run, in one go: running ──► the job's end: finished
           └──► cancelled
    """

    _clock = private("_clock")
    job = private("job")

    def __init__(self, clock: Clock, label: str) -> None:
        super().__init__()
        self._clock, self._label = clock, label
        self.job: Job | None = None
        self._outcome: tuple[Any, BaseException | None] = (None, None)

    def has_run(self, job: Job, result: Any, error: BaseException | None) -> None:
        self.job, self._outcome = job, (result, error)
        self._clock.agenda.at(job.end_ns, self._finish, is_open=True)

    def _finish(self) -> None:
        if self.end_ns > self._clock.ns:
            self._clock.agenda.at(self.end_ns, self._finish, is_open=True)  # the loop's thread has held it up meanwhile
        elif not super().done():
            result, error = self._outcome
            if error is not None:
                self.set_exception(error)
            else:
                self.set_result(result)

    @property
    def end_ns(self) -> int:
        """NEVER while that cannot be known."""
        return NEVER if self.job is None else self.job.end_ns

    def done(self) -> bool:
        return self.cancelled() or self._clock.ns >= self.end_ns

    def result(self, timeout: float | None = None) -> Any:
        self._wait(timeout)
        return super().result(0)

    def exception(self, timeout: float | None = None) -> BaseException | None:
        self._wait(timeout)
        return super().exception(0)

    def _wait(self, timeout: float | None) -> None:
        if not pass_time(self._clock, [self], self.done, timeout, f"waiting for the thread that runs {self._label}"):
            raise concurrent.futures.TimeoutError()
        self._finish()  # in a thread, whose time is ahead of the program's


def pass_time(
    clock: Clock, futures: list[VirtualFuture], is_over: Callable[[], bool], timeout: float | None, what: str
) -> bool:
    """Hold the current thread until one of these futures makes `is_over` true. False if the time runs out before."""
    until = NEVER if timeout is None else clock.ns + max(0, to_ns(timeout))
    while not is_over():
        ends = [future.end_ns for future in futures if not future.done()]
        due = clock.agenda.next_ns if NEVER in ends else NEVER  # a queued job may start
        soonest = min([due, *ends])
        if soonest >= NEVER and until >= NEVER:
            never(clock, what.removeprefix("waiting for "), EVERY_WORKER_WAITS, is_real=True)
        if due <= min(soonest, until) and clock.thread is not None:
            clock.agenda.run_next()
        else:
            clock.block(max(0, min(soonest, until) - clock.ns), what)
        if soonest > until:
            return is_over()
    return True


def as_completed(futures: Iterable[Any], timeout: float | None = None) -> Iterator[Any]:
    """concurrent.futures.as_completed: by virtual end."""
    clock, pending = current.require(), list(dict.fromkeys(futures))
    total = len(pending)
    deadline = None if timeout is None else clock.ns + to_ns(timeout)
    while pending:
        left = None if deadline is None else max(0, deadline - clock.ns) / NS
        if not pass_time(clock, pending, lambda: any(future.done() for future in pending), left, _AS_COMPLETED):
            raise concurrent.futures.TimeoutError(f"{len(pending)} (of {total}) futures unfinished")
        for future in sorted((future for future in pending if future.done()), key=lambda future: future.end_ns):
            pending.remove(future)
            yield future


def wait(futures: Iterable[Any], timeout: float | None = None, return_when: str = "ALL_COMPLETED") -> Any:
    """concurrent.futures.wait on virtual time."""
    pending = list(dict.fromkeys(futures))

    def is_over() -> bool:
        done = [future for future in pending if future.done()]
        if done and return_when == concurrent.futures.FIRST_COMPLETED:
            return True
        if return_when == concurrent.futures.FIRST_EXCEPTION:
            if any(not future.cancelled() and future.exception() is not None for future in done):
                return True
        return len(done) == len(pending)

    clock = current.require()
    pass_time(clock, pending, is_over, timeout, "concurrent.futures.wait")
    done = set_of(clock.ties, (future for future in pending if future.done()))
    return concurrent.futures._base.DoneAndNotDoneFutures(done, set_of(clock.ties, pending) - done)


_run_coroutine_threadsafe = tasks.run_coroutine_threadsafe


class _AskedOfTheLoop(_RealFuture):
    """A thread that runs in one go cannot have an answer of the loop, also not within a time."""

    def result(self, timeout: float | None = None) -> Any:
        clock = current.require()
        if clock.thread is not None and not self.done():
            never(clock, "run_coroutine_threadsafe(...).result()", LOOP_CANNOT_ANSWER)
        return super().result(timeout)


def run_coroutine_threadsafe(coro: Any, loop: Any) -> Any:
    """asyncio.run_coroutine_threadsafe."""
    future = _run_coroutine_threadsafe(coro, loop)
    future.__class__ = _AskedOfTheLoop
    return future
