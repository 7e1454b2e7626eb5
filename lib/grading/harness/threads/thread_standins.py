"""threading on virtual time: Thread and Timer. A thread runs in one go at start() (virtual_threads.py)."""
from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from ..outside import call
from ..sealed import private
from ..stop_texts import thread_stands_still
from ..timing.agenda import NEVER, Entry
from ..timing.clock import NS, current, to_ns
from .virtual_executors import no_job
from .virtual_threads import Job, gil_of, handing_task, ident_of, never, run_job

_format_exception = traceback.format_exception


class _ExceptHookArgs(NamedTuple):
    exc_type: type
    exc_value: BaseException
    exc_traceback: Any
    thread: Any


def excepthook(args: _ExceptHookArgs) -> None:
    """threading.excepthook."""
    text = "".join(_format_exception(args.exc_type, args.exc_value, args.exc_traceback))
    sys.stderr.write(f"Exception in thread {args.thread.name}:\n{text}")


class Thread:
    """threading.Thread."""

    _clock = private("_clock")
    _job = private("_job")
    _gil = private("_gil")

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
        self._gil = gil_of(self._clock)
        self.ident = self.native_id = None

    def run(self) -> None:
        if self._target is not None:
            call(self._target, *self._args, **self._kwargs)

    def start(self) -> None:
        if self._job is not None:
            raise RuntimeError("threads can only be started once")
        self._run_as(Job(self.name, handing_task(self._clock), self._gil), self._clock.ns)

    def _run_as(self, job: Job, start_ns: int) -> None:
        self._job = job
        self.ident = self.native_id = ident_of(self._clock, job)

        def run() -> None:
            try:
                self.run()
            except SystemExit:
                pass
            except Exception as error:
                threading.excepthook(_ExceptHookArgs(type(error), error, error.__traceback__, self))

        run_job(self._clock, job, start_ns, run)
        if not self.daemon:
            self._clock.threads.append(job)  # the interpreter waits for it at exit

    def join(self, timeout: float | None = None) -> None:
        if self._job is None:
            raise RuntimeError("cannot join thread before it is started")
        if self._job is self._clock.thread:
            raise RuntimeError("cannot join current thread")
        left = self._job.end_ns - self._clock.ns
        if left > 0:
            if self._job.end_ns == NEVER and timeout is None:
                never(self._clock, f"{self.name}.join()", thread_stands_still(self.name))
            self._clock.block(left if timeout is None else min(left, max(0, to_ns(timeout))), f"{self.name}.join()")

    def is_alive(self) -> bool:
        return self._job is not None and self._clock.ns < self._job.end_ns

    def getName(self) -> str:  # noqa: N802
        return self.name

    def __repr__(self) -> str:
        return f"<Thread({self.name})>"


class Timer(Thread):
    """threading.Timer: until it rings it can be cancelled."""

    _entry = private("_entry")

    def __init__(self, interval: float, function: Callable[..., Any], args: Any = None, kwargs: Any = None) -> None:
        super().__init__()
        self.interval, self.function, self.args, self.kwargs = interval, function, args or [], kwargs or {}
        self._entry: Entry | None = None

    def start(self) -> None:
        if self._entry is not None:
            raise RuntimeError("threads can only be started once")
        task, due = handing_task(self._clock), self._clock.ns + max(0, to_ns(self.interval))

        def ring() -> None:
            self._run_as(Job(self.name, task, self._gil), due)

        self._entry = self._clock.agenda.at(due, ring, self.daemon, is_open=True)

    def run(self) -> None:
        self.function(*self.args, **self.kwargs)

    def cancel(self) -> None:
        if self._entry is not None and self._job is None:
            self._entry.cancel()
            self._job = no_job(self._clock)

    def join(self, timeout: float | None = None) -> None:
        until = NEVER if timeout is None else self._clock.ns + max(0, to_ns(timeout))
        while self._job is None and self._entry is not None and self._clock.ns < until:
            due = min(until, self._clock.agenda.next_ns)
            self._clock.block(max(0, due - self._clock.ns), f"{self.name}.join()")
        super().join(None if timeout is None else max(0, until - self._clock.ns) / NS)

    def is_alive(self) -> bool:
        return self._entry is not None and (self._job is None or super().is_alive())
