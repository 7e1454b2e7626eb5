"""threading on virtual time: Thread, Timer, Lock, RLock, and what stands on Condition.

A thread runs in one go at start() (virtual_threads.py), so that a wait that only another thread could end is a
deadlock here, and is named as one.
"""
from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NoReturn

from .clock import Clock, current, to_ns
from .stops import Deadlock, Wait
from .student_file import running_line
from .virtual_threads import Job, callable_name, gil_of, handing_task, run_job

_format_exception = traceback.format_exception


class Thread:
    """threading.Thread."""

    def __init__(
        self,
        group: None = None,
        target: Callable[..., Any] | None = None,
        name: str | None = None,
        args: Iterable[Any] = (),
        kwargs: Mapping[str, Any] | None = None,
        *,
        daemon: bool | None = None,
    ) -> None:
        self._clock = current.require()
        self._target, self._args, self._kwargs = target, tuple(args), dict(kwargs or {})
        self._clock.threads_named += 1
        running = f" ({target.__name__})" if hasattr(target, "__name__") else ""
        self.name = name or f"Thread-{self._clock.threads_named}{running}"
        self.daemon = bool(daemon)
        self._job: Job | None = None
        self.ident = self.native_id = None

    def run(self) -> None:
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def start(self) -> None:
        if self._job is not None:
            raise RuntimeError("threads can only be started once")
        self._job = Job(self.name, handing_task(self._clock), gil_of(self._clock))
        self.ident = self.native_id = self._clock.threads_named
        _, error = run_job(self._clock, self._job, self._clock.ns, self.run)
        if error is not None and not isinstance(error, SystemExit):
            text = "".join(_format_exception(type(error), error, error.__traceback__))
            sys.stderr.write(f"Exception in thread {self.name}:\n{text}")
        if not self.daemon:
            # The interpreter waits for it at exit.
            self._clock.threads.append(self._job)

    def join(self, timeout: float | None = None) -> None:
        if self._job is None:
            raise RuntimeError("cannot join thread before it is started")
        left = self._job.end_ns - self._clock.ns
        if left > 0:
            self._clock.block(left if timeout is None else min(left, max(0, to_ns(timeout))), f"{self.name}.join()")

    def is_alive(self) -> bool:
        return self._job is not None and self._clock.ns < self._job.end_ns

    def getName(self) -> str:  # noqa: N802
        return self.name

    def __repr__(self) -> str:
        return f"<Thread({self.name})>"


class Timer(Thread):
    """threading.Timer. It cannot be cancelled once it has run, and here it runs in one go at start()."""

    def __init__(self, interval: float, function: Callable[..., Any], args: Any = None, kwargs: Any = None) -> None:
        super().__init__()
        self.interval, self.function, self.args, self.kwargs = interval, function, args or [], kwargs or {}
        self._cancelled = False

    def cancel(self) -> None:
        self._cancelled = True

    def run(self) -> None:
        self._clock.block(max(0, to_ns(self.interval)), f"threading.Timer of {callable_name(self.function)}")
        if not self._cancelled:
            self.function(*self.args, **self.kwargs)


class Lock:
    """threading.Lock between virtual threads: a holder ran in one go, and a later taker waits for its release."""

    def __init__(self) -> None:
        self._held = 0
        self._free_at = 0

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        clock = current.clock
        if clock is None:
            self._held = 1
            return True
        if self._held:
            return self._taken(clock, blocking, timeout)
        wait_ns = self._free_at - clock.ns
        if wait_ns > 0:
            if not blocking:
                return False
            if 0 <= timeout and to_ns(timeout) < wait_ns:
                clock.block(to_ns(timeout), "Lock.acquire()")
                return False
            clock.block(wait_ns, "Lock.acquire()")
        self._held = 1
        return True

    def _taken(self, clock: Clock, blocking: bool, timeout: float) -> bool:
        if not blocking:
            return False
        if timeout is not None and timeout >= 0:
            clock.block(to_ns(timeout), "Lock.acquire()")
            return False
        never(clock, "Lock.acquire()", "the lock is held and nobody can release it meanwhile")

    def release(self) -> None:
        if not self._held:
            raise RuntimeError("release unlocked lock")
        self._held = 0
        if current.clock is not None:
            self._free_at = max(self._free_at, current.clock.ns)

    def locked(self) -> bool:
        return bool(self._held)

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *_: Any) -> None:
        self.release()


class RLock(Lock):
    """threading.RLock: whoever runs may take it again, as jobs run in one go."""

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        if self._held:
            self._held += 1
            return True
        return super().acquire(blocking, timeout)

    def release(self) -> None:
        if self._held > 1:
            self._held -= 1
        elif not self._held:
            raise RuntimeError("cannot release un-acquired lock")
        else:
            super().release()

    def _is_owned(self) -> bool:
        return self._held > 0


def condition_wait(self: Any, timeout: float | None = None) -> bool:
    """Condition.wait; Event, Semaphore, Barrier and queue.Queue stand on it."""
    clock = current.require()
    if timeout is None:
        never(clock, "a threading primitive", "no other thread can end this wait meanwhile")
    clock.block(max(0, to_ns(timeout)), "waiting for another thread")
    return False


def never(clock: Clock, what: str, why: str) -> NoReturn:
    who = clock.thread.thread_name if clock.thread is not None else handing_task(clock) or "the main thread"
    clock.stop(Deadlock(f"deadlock: {why}", (Wait(who, what, running_line()),)))
