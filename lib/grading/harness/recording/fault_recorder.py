"""What the recorder hears of tasks that went wrong, as findings: locks held for long, tasks and exceptions lost."""
from __future__ import annotations

from asyncio import CancelledError, tasks
from typing import TYPE_CHECKING, Any, Final

from ..frames import address
from ..student_file import lines_of_running_function
from .steps import stepped_task

if TYPE_CHECKING:
    from ..timing.clock import Clock
    from .diagnostics import Diagnostics
    from .lane import Lane

#: What is worth a word, of computing and of waiting with a lock held: as asyncio's own debug mode has it.
SLOW_NS: Final = 100_000_000
_SLOW: Final = frozenset(["sleep", "wait", "thread"])

_Task = tasks.Task


class FaultRecorder:
    """The part of Recorder that has no drawing to do."""

    _clock: Clock
    diagnostics: Diagnostics
    current: Lane | None
    _lane_of: dict[int, Lane]

    def lock_released(self, lock: Any) -> None:
        """The current task lets go of an asyncio.Lock: did it keep others waiting while it waited for something slow?"""
        lane, waiters = self.current, lock._waiters
        if lane is None or not waiters:
            return
        callbacks = [callback for waiter in waiters for callback, _ in waiter._callbacks or ()]
        waiting = [self._lane_of.get(address(stepped_task(callback))) for callback in callbacks]
        since = min((other.since for other in waiting if other is not None), default=self._clock.ns)
        for start, end, state, on, lines in reversed(lane.spans):
            if end <= since or on == "lock":
                break
            if state in _SLOW and end - max(start, since) >= SLOW_NS:
                # Where the function that lets go waited, not where those did that it called.
                own_lines = lines_of_running_function()
                line = next((line for line in reversed(lines) if line in own_lines), lines[-1] if lines else None)
                self.diagnostics.lock_held(line, lane.name, end - max(start, since))

    def cancelled_at_exit(self, unfinished: list[Any]) -> None:
        """asyncio.run() is about to cancel these, as main() is over."""
        for task in unfinished:
            lane = self._lane_of.get(address(task))
            # A task that the program itself cancelled is not lost, only not yet done.
            if lane is not None and lane.id and not task.cancelling():
                self.diagnostics.task_cancelled_at_exit(lane.line, lane.name, lane.coroutine)

    def loop_error(self, context: dict[str, Any]) -> None:
        """What the loop's exception handler was called with."""
        message, task = context.get("message") or "", context.get("task") or context.get("future")
        lane = self._lane_of.get(address(task))
        if message.startswith("Task was destroyed") and lane is not None:
            del self._lane_of[address(task)]  # another task may come to live at this address
            diagnose = self.diagnostics.task_destroyed if task.get_loop().is_running() else self.diagnostics.task_pending
            diagnose(lane.line, lane.name, lane.coroutine)
        elif isinstance(context.get("exception"), (CancelledError, SystemExit, KeyboardInterrupt)):
            # Of a gather() that nobody awaited: its tasks are findings of their own. The others end the program.
            pass
        elif message.endswith("exception was never retrieved") or "during asyncio.run() shutdown" in message:
            name = task.get_name() if isinstance(task, _Task) else None
            self.diagnostics.exception_never_retrieved(name, context.get("exception"), lane.line if lane else None)

    def _waits_as_before(self, lane: Lane) -> bool:
        """After its cancellation it came back to where it was cancelled, so it is not just cleaning up."""
        later = [lines for *_, lines in lane.spans[lane.spans_when_cancelled :]]
        return lane.cancelled_at in (*later, lane.lines)

    def _cancellation_swallowed(self, lane: Lane) -> None:
        line = lane.cancelled_at[-1] if lane.cancelled_at else lane.line
        self.diagnostics.swallowed_cancellation(line, lane.name, lane.coroutine)
