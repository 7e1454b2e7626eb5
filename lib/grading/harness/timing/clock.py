"""The virtual clock: an integer of nanoseconds that only the engine moves.

         ready work?  ──yes──►  run it, time stands still
              │no
              ▼
     a timer pending? ──yes──►  jump to it          (loop.py)
              │no
              ▼
           Deadlock

`time.sleep` and its like move the clock while nobody else runs: that is `block`. A virtual thread has a local time
of its own: the engine swaps `ns` and `thread` while one runs (virtual_threads.py).
"""
from __future__ import annotations

import itertools
from collections.abc import Callable
from types import CodeType
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn

from .. import stop_texts
from ..stops import Ending, EngineStop, TimeLimit, ending_of
from ..student_file import running_line, running_place
from .agenda import NEVER, Agenda
from .gil import Gil
from .ties import Ties

if TYPE_CHECKING:
    from ..output import Output
    from ..recording.recorder import Recorder
    from ..threads.virtual_threads import Job
    from ..world import World
    from .cost import Cost

NS: Final = 1_000_000_000

#: What a wall clock shows at virtual 0: 2026-01-01T00:00:00Z.
WALL_START: Final = 1_767_225_600 * NS

#: What monotonic clocks show at virtual 0. Not 0, so that a forgotten subtraction shows.
MONOTONIC_START: Final = 1_000 * NS

#: Clock reads in one step of the loop before each further read costs time, so that busy-waiting ends.
FREE_READS: Final = 10_000
READ_COST: Final = 1_000_000

#: While a program computes, how much virtual time passes before it is looked up again where it is at.
_SAMPLE_NS: Final = 1_000_000

#: What the recorder is told when a busy-waiting program is charged for reading the clock.
BUSY_WAIT: Final = "busy-waiting on the clock"


def to_ns(seconds: float) -> int:
    """Seconds as nanoseconds; a positive delay is at least 1 ns, or `sleep(until - now())` would never arrive."""
    if seconds != seconds:
        raise ValueError("Invalid value NaN (not a number)")
    if seconds in (float("inf"), float("-inf")):
        return NEVER if seconds > 0 else -NEVER
    if isinstance(seconds, int):
        return seconds * NS
    ns = round(seconds * NS)
    return 1 if ns == 0 and seconds > 0 else ns


def seconds_text(seconds: float) -> str:
    """Seconds as a person writes them: 3, 0.25, 3600."""
    return f"{seconds:.9g}"


_epochs = itertools.count()


class Program(NamedTuple):
    """The student's program, compiled, and the name of its module."""

    code: CodeType
    name: str


class Clock:
    """Time of one run. `ns` is now, in the thread that runs; `stopped` is set once the engine has ended the run."""

    def __init__(self, limit_ns: int = NEVER, ties: Ties | None = None) -> None:
        self.limit_ns = limit_ns
        self.ties = ties  # None: each order is that of an ordinary run
        self.recorder: Recorder | None = None
        self.output: Output | None = None
        self.world: World
        self.cost: Cost | None = None
        self.program: Program  # what other processes import
        self.computing_costs = False
        self.step_limit = self.task_limit = NEVER  # of an event loop
        self.loop: Any = None  # the event loop that runs, whatever asyncio has been told
        self.restart()

    def restart(self) -> None:
        """Back to 0: what ran so far was preparation, not the run."""
        self.epoch = next(_epochs)  # no other run, and no time before this one, has the same
        self.ns = 0
        self.cpu_ns = 0  # computed by the program's own process, in all its threads
        self.main_cpu_ns = 0  # the part of it in the main thread
        self.gil = Gil()
        self.agenda = Agenda(self.ties)
        self.computing_since: int | None = None
        self._places: dict[tuple[int, str], int] = {}  # where it computed, and for how many ns, since then
        self._sampled_at = 0
        self.thread: Job | None = None
        self.stopped: EngineStop | None = None
        self.ending: Ending | None = None  # as it stopped
        self.reads = 0
        self.reads_before_step = 0
        self.tasks_named = 0
        self.pools_named = 0
        self.threads_named = 0
        self.threads_seen: dict[Any, Any] = {}  # what threading.current_thread() returns, by process and name
        self.processes_named = 0
        self.start_method: str | None = None  # of processes, once the program has chosen one
        self.process_objects = 0
        self.threads: list[Job] = []  # those that the interpreter waits for at exit

    def stop(self, reason: EngineStop) -> NoReturn:
        """End the run. The first reason stands; a program that swallowed it gets it again."""
        if self.stopped is None:
            self.stopped, self.ending = reason, ending_of(reason)
        raise self.stopped

    def advance_to(self, ns: int, where: Callable[[], int | None] = running_line) -> None:
        """`where` finds the student's line to name if the limit is reached."""
        if self.stopped is not None:
            raise self.stopped
        agenda = self.agenda
        # A thread's local time is no reason to start what is due in the program's.
        while self.thread is None and agenda.next_ns <= min(ns, self.limit_ns):
            self.ns = max(self.ns, agenda.next_ns)
            agenda.run_next()
        if ns > self.limit_ns:
            self.ns = max(self.ns, self.limit_ns)
            text = stop_texts.virtual_time(seconds_text(self.limit_ns / NS))
            self.stop(TimeLimit(stop_texts.in_thread(text, self.thread is not None), line=where()))
        if ns > self.ns:
            self.ns = ns

    def compute(self, ns: int, place: tuple[int, str] | None = None) -> None:
        """The current thread computes for `ns`, at `place` (line, function) or else where the student's code is now."""
        job = self.thread
        if job is not None:
            job.cpu_ns += ns
            if job.gil is self.gil:
                self.cpu_ns += ns
            job.gil.compute(self, job, ns)
            return
        start = self.ns
        if self.computing_since is None:
            self.computing_since = self._sampled_at = start
            if self.recorder is not None:
                self.recorder.before_block()
        self.cpu_ns += ns
        self.main_cpu_ns += ns
        self.advance_to(start + ns)
        if place is not None or not self._places or self.ns - self._sampled_at >= _SAMPLE_NS:
            place = place or running_place()
            if place is not None:
                self._places[place] = self._places.get(place, 0) + self.ns - self._sampled_at
            self._sampled_at = self.ns
        if self.gil.busy and (late := self.gil.taken_by_loop(start, ns)) and self.output is not None:
            self.output.delay(late, start, ns)

    def computing_ends(self) -> None:
        """A stretch of computing in the main thread is over: the step ends, or the thread blocks."""
        since, places = self.computing_since, self._places
        if since is None:
            return
        self.computing_since, self._places = None, {}
        if self.recorder is not None and self.ns > since:
            place = max(places, key=lambda place: (places[place], -place[0])) if places else None
            self.recorder.computed(since, place)

    def block(self, duration_ns: int, what: str) -> None:
        """Time passes while the current thread holds on: `what` is the call that a person would name."""
        start = self.ns
        recorder = self.recorder if self.thread is None else None
        if recorder is not None:
            self.computing_ends()
            recorder.before_block()
        try:
            self.advance_to(start + duration_ns)
        finally:
            if recorder is not None and self.ns > start:
                recorder.blocked(start, what)

    def read(self) -> int:
        """Now, for a program that asks; asking without end moves the clock, as it would in life."""
        self.reads += 1
        if self.reads - self.reads_before_step > FREE_READS:
            self.block(READ_COST, BUSY_WAIT)
        return self.ns

    def monotonic_ns(self) -> int:
        return MONOTONIC_START + self.read()

    def wall_ns(self) -> int:
        return WALL_START + self.read()


class _Current:
    """The clock of the run that is on, if one is: the stand-ins in `time` look here at each call."""

    def __init__(self) -> None:
        self.clock: Clock | None = None

    def require(self) -> Clock:
        if self.clock is None:
            raise RuntimeError("no run is on: virtual loops and threads exist inside a run only")
        return self.clock


current: Final = _Current()
