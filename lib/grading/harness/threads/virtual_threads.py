"""Threads on virtual time: one piece of work, a job, on a clock of its own.

A job runs in one go, on a local clock that starts at its virtual start and moves with what it sleeps. Its result exists
from its virtual end on; until then its future is not done and whoever waits, waits (virtual_executors.py).

    submitted ──► a worker is free ──► runs in one go, local time start → end ──► result there at `end`

What follows from "in one go": two jobs cannot talk to each other half-way, and what a job changes is there from its
start on. What it prints is put where it belongs by its time (output.py).
"""
from __future__ import annotations

import threading
from asyncio import events, tasks
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NoReturn

from .. import stop_texts
from ..stop_texts import Text
from ..stops import Deadlock, EngineStop, Wait
from ..student_file import running_line
from ..timing.agenda import NEVER
from ..timing.clock import Clock, current
from ..timing.gil import Gil, Stretch

if TYPE_CHECKING:
    from .virtual_processes import ChildProcess

_UNNAMED_MODULES: Final = ("builtins", "__main__", "answer")


class Job:
    """One piece of work in a virtual thread. `task` is the name of the task that handed it out, if one did.

    `end_ns` is NEVER while the job runs. It may still move after that, as long as it lies ahead: see gil.py.
    """

    def __init__(self, thread_name: str, task: str | None, gil: Gil) -> None:
        self.thread_name, self.task, self.gil = thread_name, task, gil
        self.start_ns = self.end_ns = self.cpu_ns = 0
        self.handed_in_ns = 0  # the time of whoever runs it
        self.computed: list[Stretch] = []
        self.stretches_passed = 0
        self.process: ChildProcess | None = None  # that it is the main thread of
        self.importing = False


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

    def __init__(self, name: str, ident: int) -> None:
        self.name = name
        self.ident = self.native_id = ident

    def getName(self) -> str:  # noqa: N802
        return self.name

    def is_alive(self) -> bool:
        return True


_real_ident = threading.get_ident


def get_ident() -> int:
    """threading.get_ident(): another number in each virtual thread."""
    clock = current.clock
    return _real_ident() if clock is None or clock.thread is None else ident_of(clock, clock.thread)


get_ident.__module__ = "threading"


def ident_of(clock: Clock, job: Job) -> int:
    return _thread_of(clock, job).ident


def _thread_of(clock: Clock, job: Job) -> _CurrentThread:
    """A pool's worker is one thread, whichever of its jobs it runs."""
    key, seen = (job.process, job.thread_name), clock.threads_seen
    if key not in seen:
        seen[key] = _CurrentThread(job.thread_name, len(seen) + 2)
    return seen[key]


@contextmanager
def _another_thread(clock: Clock, job: Job) -> Iterator[None]:
    """Inside: no running loop, no current task, a thread of another name."""
    loop = events._get_running_loop()
    task = tasks.current_task(loop) if loop is not None else None
    thread, recorder = _thread_of(clock, job), clock.recorder
    me = thread.ident
    outer = threading._active.get(me)
    lane = recorder.current if recorder is not None else None
    if task is not None:
        tasks._leave_task(loop, task)
    events._set_running_loop(None)
    threading._active[me] = thread
    if recorder is not None:
        recorder.current = None
    try:
        yield
    finally:
        if recorder is not None:
            recorder.current = lane
        if outer is None:
            threading._active.pop(me, None)
        else:
            threading._active[me] = outer
        events._set_running_loop(loop)
        if task is not None:
            tasks._enter_task(loop, task)


def run_job(clock: Clock, job: Job, start_ns: int, work: Callable[[], Any]) -> tuple[Any, BaseException | None]:
    """Run `work` now, on a local clock from start_ns. Returns (result, exception)."""
    outer_ns, outer_thread = clock.ns, clock.thread
    job.start_ns, job.end_ns, job.handed_in_ns = start_ns, NEVER, outer_ns
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


def handing_task(clock: Clock) -> str | None:
    if clock.thread is not None:
        return clock.thread.task
    lane = clock.recorder.current if clock.recorder is not None else None
    return lane.name if lane is not None else None


def never(clock: Clock, what: str, why: Text, is_real: bool = False) -> NoReturn:
    """Nobody can end this wait. `is_real`: nor could anybody on a real machine."""
    in_one_go = clock.thread is not None and not is_real
    who = clock.thread.thread_name if clock.thread is not None else handing_task(clock) or "the main thread"
    wait = Wait(who, what, running_line(), in_one_go=in_one_go)
    clock.stop(Deadlock(stop_texts.in_thread(stop_texts.deadlock(None, why), in_one_go), (wait,)))
