"""Draws the loop: one lane per task, and in it spans that tile its life without a gap.

    created ──► waits for its turn ──► run ──► sleep │ wait │ thread ──► run ──► … ──► ended
                                        │ ▲
                                        ▼ │ time.sleep and its like
                                       block

A run takes no virtual time, so nearly all spans are of waiting. A span of zero length is kept in two cases only: a run
in a lane that would be empty without it, and the last wait of a task that never ended, as it says what the task was
waiting for.

A task that could have run while another one held the loop is shown waiting for "the loop, blocked by Task-2". For that
the recorder must know since when a callback was ready; it notes this only when somebody blocks (`late_handles`), so that a
program that never blocks pays nothing.

Nothing here holds a task: its end must come, and its warnings must be printed, when they would be in life.
"""
from __future__ import annotations

import re
from asyncio import futures
from collections import deque
from itertools import islice
from typing import Any, Final

from ..frames import address
from ..student_file import running_line, running_plain_function
from ..timing.clock import BUSY_WAIT, Clock
from .diagnostics import Diagnostics
from .fault_recorder import SLOW_NS, FaultRecorder
from .lane import MOST_LANES, Lane, lanes_as_json
from .steps import coroutine_name, is_internal, is_step_type, stepped_task
from .waiting import why_sleeping, why_waiting

_NO_SLEEP: Final[tuple[Any, Any]] = (object(), 0)

_DEFAULT_NAME: Final = re.compile(r"Task-\d+").fullmatch


def _lines(line: int | None) -> tuple[int, ...]:
    return () if line is None else (line,)


class Recorder(FaultRecorder):
    """Hears from the loop, the clock and asyncio's stand-ins; answers with lanes, diagnostics and peak concurrency."""

    def __init__(self, clock: Clock, diagnostics: Diagnostics) -> None:
        self._clock = clock
        self.diagnostics = diagnostics
        clock.recorder = self
        self.restart()

    def restart(self) -> None:
        self.lanes: list[Lane] = []
        self._tasks_seen = 0
        self.current: Lane | None = None
        self.peak_concurrency = 0
        self._in_flight = 0
        self._lane_of: dict[int, Lane] = {}  # by id of a live task
        self._next_is_main = False
        self._coroutines: dict[int, tuple[Any, str, bool]] = {}
        self.last_sleep = _NO_SLEEP  # of this step: the future of its last asyncio.sleep(), and the delay
        self.late_handles: dict[int, int] = {}  # by id of a handle: since when it has been ready
        self._swept_until: Any = None
        self.late_callback: tuple[int, int] | None = None
        self._blocks: list[tuple[int, int, str]] = []
        self.diagnostics.restart()

    # -- from the loop: tasks --------------------------------------------------------------------------------------
    def main_task(self, future: Any) -> None:
        """The program waits for this one to end: asyncio.run(main()). A coroutine's task is yet to be made."""
        lane = self._lane_of.get(address(future))
        if lane is not None:
            lane.is_main = True
        self._next_is_main = not futures.isfuture(future)

    def task_created(self, task: Any, coro: Any, name: str, has_begun: bool = False) -> Lane:
        """`has_begun`: an eager task has run its first step while it was made."""
        parent = self.current
        code = getattr(coro, "cr_code", None)
        known = self._coroutines.get(address(code))
        if known is None or known[0] is not code or code is None:
            # Found out once for each coroutine function; the code is kept, or another could get its address.
            known = self._coroutines[address(code)] = code, coroutine_name(coro), is_internal(coro)
        _, coroutine, is_hidden = known
        if parent is not None and not parent.id:
            is_hidden = True
        if not is_hidden:
            self._tasks_seen += 1
        lane = Lane(
            0 if is_hidden else self._tasks_seen,
            name,
            coroutine,
            None if parent is None else parent.id,
            self._clock.ns,
            running_line(3),
        )
        self._lane_of[address(task)] = lane
        if self._next_is_main:
            lane.is_main, self._next_is_main = True, False
        if 0 < lane.id <= MOST_LANES:
            self.lanes.append(lane)
        if has_begun:
            self._start(lane)
            lane.task = task
            self.step_ends(lane)
            self.current = parent
        return lane

    @property
    def unfinished(self) -> int:
        """How many tasks are alive and not done."""
        return len(self._lane_of)

    def step_begins(self, handle: Any, ready: deque[Any]) -> Lane | None:
        ready_since = self.late_handles.pop(address(handle), None) if self.late_handles else None
        callback = handle._callback
        is_step = is_step_type.get(type(callback))
        if is_step is not None:
            task = callback.__self__ if is_step else None
        else:
            task = getattr(callback, "__self__", None)
            waiter = getattr(task, "_fut_waiter", None)
            # Woken by the future that it waits for: the quick way to what stepped_task finds out.
            if waiter is None or not handle._args or waiter is not handle._args[0]:
                task = stepped_task(callback)
        if task is None:
            if ready_since is not None:
                self.late_callback = ready_since, len(ready)
            return None
        lane = self._lane_of.get(address(task)) or self._task_made_by_hand(task)
        now = self._clock.ns
        if now > lane.since:
            if ready_since is None:
                lane.spans.append((lane.since, now, lane.state, lane.on, lane.lines))  # as lane.add, without the call
                lane.since = now
            else:
                self._end_wait(lane, now, max(ready_since, lane.since))
        if not lane.started:
            self._start(lane)
        lane.task = task
        self.current = lane
        return lane

    def _task_made_by_hand(self, task: Any) -> Lane:
        """By Task(...), behind the loop's back: CPython has named it by a count of all that the process made."""
        if _DEFAULT_NAME(task.get_name()):
            self._clock.tasks_named += 1
            task.set_name(f"Task-{self._clock.tasks_named}")
        return self.task_created(task, task.get_coro(), task.get_name())

    def callback_ends(self, ready: deque[Any]) -> None:
        """What a late timer woke has been ready since the timer was due."""
        if self._clock.computing_since is not None:
            self._clock.computing_ends()
        if self.late_callback is not None:
            (ready_since, before), self.late_callback = self.late_callback, None
            for handle in islice(ready, before, None):
                self.late_handles.setdefault(address(handle), ready_since)

    def step_ends(self, lane: Lane) -> None:
        clock = self._clock
        if clock.computing_since is not None:
            clock.computing_ends()
        self.current = None
        task, lane.task = lane.task, None
        cancels = task.cancelling()
        if cancels != lane.cancels:
            # Where it waited when it was cancelled; a timeout or a TaskGroup takes back what it asked for.
            lane.cancels, lane.cancelled_at, lane.spans_when_cancelled = cancels, lane.lines, len(lane.spans)
        if clock.ns > lane.since:
            lane.add(clock.ns, "run", None)
        (future, delay), self.last_sleep = self.last_sleep, _NO_SLEEP  # it would keep its task alive
        if task.done():
            self._ended(lane, task)
        elif future is task._fut_waiter:
            lane.state, lane.on, lane.lines = why_sleeping(task, delay)
        else:
            lane.state, lane.on, lane.lines = why_waiting(task)

    def _start(self, lane: Lane) -> None:
        lane.started = True
        if not lane.is_main and lane.id:
            self._in_flight += 1
            if self._in_flight > self.peak_concurrency:
                self.peak_concurrency = self._in_flight

    def _ended(self, lane: Lane, task: Any) -> None:
        self._lane_of.pop(address(task), None)
        lane.name = task.get_name()  # it may have got another one meanwhile
        # Not task.exception(): that would mark the exception as retrieved.
        lane.outcome = "cancelled" if task.cancelled() else "returned" if task._exception is None else "raised"
        lane.ended = self._clock.ns
        if not lane.is_main and lane.id:
            self._in_flight -= 1
        if lane.cancels and lane.outcome == "returned":
            self._cancellation_swallowed(lane)
        if not lane.spans:
            lane.add(lane.ended, "run", None)

    # -- from the clock and the loop: blocking ---------------------------------------------------------------------
    def before_block(self) -> None:
        """Time is about to pass with the loop held: note what is ready now and has to wait."""
        ready = getattr(self._clock.loop, "_ready", None)
        if not ready:
            return
        now = self._clock.ns
        for handle in reversed(ready):
            if handle is self._swept_until:
                break  # the queue is first in, first out: older ones were noted last time
            self.late_handles.setdefault(address(handle), now)
        self._swept_until = ready[-1]

    def late(self, handle: Any, due: int) -> None:
        """A timer fires later than it was due, as somebody held the loop."""
        self.late_handles[address(handle)] = due

    def blocked(self, start: int, what: str) -> None:
        """The current thread held on from `start` until now."""
        if self._clock.loop is None:
            return  # before or after the loop, a program may take its time
        now, lane, line = self._clock.ns, self.current, running_line()
        who = self._held(start)
        # A callback cannot await either, but nobody awaits it: its sleep is not to be moved to a thread.
        plain = running_plain_function() if lane is not None and what.startswith("time.sleep(") else None
        self.diagnostics.blocking_call(line, who, what, now - start, plain)
        if lane is None:
            return
        if start > lane.since:
            lane.add(start, "run", None)
        # Each read of a clock in a busy loop is a block, and each event while waiting for a thread; together they are one.
        (lane.extend if what == BUSY_WAIT or what.startswith("waiting for ") else lane.add)(now, "block", what, _lines(line))

    def _held(self, start: int) -> str:
        """The loop was held from `start` until now. Returns by whom."""
        now, lane = self._clock.ns, self.current
        who = lane.name if lane is not None else "a callback"
        last = self._blocks[-1] if self._blocks else None
        if last is not None and last[1] == start and last[2] == who:
            self._blocks[-1] = (last[0], now, who)
        else:
            self._blocks.append((start, now, who))
        return who

    def computed(self, start: int, place: tuple[int, str] | None) -> None:
        """The main thread computed from `start` until now, for the most part at `place` (line, function)."""
        if self._clock.loop is None:
            return
        now, lane = self._clock.ns, self.current
        line, function = place or (None, "the program")
        who = self._held(start)
        if now - start >= SLOW_NS:
            self.diagnostics.cpu_hog(line, who, function, now - start)
        if lane is None:
            return
        if start > lane.since:
            lane.add(start, "run", None)
        lane.add(now, "cpu", function, _lines(line))

    def _end_wait(self, lane: Lane, now: int, ready: int) -> None:
        """It was ready before now, when somebody held the loop."""
        if ready > lane.since:
            lane.add(ready, lane.state, lane.on, lane.lines)
        if now <= ready:
            return
        culprits = []
        for start, end, who in reversed(self._blocks):
            if end <= ready:
                break
            culprits.append((end, who))
        for end, who in reversed(culprits):
            lane.add(min(end, now), "wait", f"the loop, blocked by {who}", lane.lines)

    # -- the answer ------------------------------------------------------------------------------------------------
    def finish(self) -> None:
        """The run is over: close the lanes of tasks that never ended."""
        now = self._clock.ns
        for lane in self.lanes:
            if lane.ended is None:
                if lane.cancels and self._waits_as_before(lane):
                    self._cancellation_swallowed(lane)
                until = max(now, lane.since)  # a loop in a daemon's thread has run ahead
                if lane is self.current:
                    lane.add(until, "run", None)
                else:
                    lane.add(until, lane.state, lane.on, lane.lines)
            elif not lane.spans:
                lane.add(lane.ended, "run", None)  # a recursion without an end broke off what was being noted

    def tasks_as_json(self) -> str:
        return lanes_as_json(self.lanes)
