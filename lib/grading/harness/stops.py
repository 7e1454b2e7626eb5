"""Why the engine ended a run: each reason is an exception with a status in words.

They derive from BaseException, so that a student's `except Exception` cannot swallow them. What a bare `except:`
swallows is caught all the same: the clock remembers the stop and raises it again at the next turn.
"""
from __future__ import annotations

from typing import Final, NamedTuple

_MOST_WAITS: Final = 20

#: Why a thread's wait that a real machine may end has no end here.
IN_ONE_GO: Final = "a thread or process runs in one go here, so what it waits for must be done before it starts"


class Wait(NamedTuple):
    """One task that can never go on: what it waits for, and where in the student's file."""

    task: str
    on: str
    line: int | None
    holder: str | None = None  # of the lock that it waits for
    in_one_go: bool = False  # a thread waits, and here none can go on meanwhile; on a real machine one might

    def __str__(self) -> str:
        held = f" (held by {self.holder})" if self.holder else ""
        at = f" (line {self.line})" if self.line else ""
        return f"{self.task} waits for {self.on}{held}{at}"


class EngineStop(BaseException):
    """The engine ended the run.

    `status` is an observation status, `waits` names who was left waiting, `line` is where the program was caught.
    """

    status = "timed-out"

    def __init__(self, message: str, waits: tuple[Wait, ...] = (), line: int | None = None) -> None:
        more = [f"  and {len(waits) - _MOST_WAITS:,} more"] if len(waits) > _MOST_WAITS else []
        super().__init__("\n".join([message, *(f"  {wait}" for wait in waits[:_MOST_WAITS]), *more]))
        self.waits = waits
        self.line = line


class Deadlock(EngineStop):
    """Nothing is ready and no timer is pending, so nothing can ever wake those who wait."""

    status = "deadlocked"


class Livelock(EngineStop):
    """The loop turns and turns, and virtual time stands still."""


class TimeLimit(EngineStop):
    """Virtual time is used up."""


class StepLimit(EngineStop):
    """The loop ran more callbacks than the limit allows."""


class CostLimit(EngineStop):
    """The student's own Python code ran longer than the limit allows."""


class OutputLimit(EngineStop):
    """More was printed than the limit allows."""

    status = "too-much-output"
