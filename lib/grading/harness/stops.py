"""Why the engine ended a run: each reason is an exception with a status in words.

They derive from BaseException, so that a student's `except Exception` cannot swallow them. What a bare `except:`
swallows is caught all the same: the clock remembers the stop and raises it again at the next turn.
"""
from __future__ import annotations

from typing import Final, NamedTuple

from .stop_texts import Text

_MOST_WAITS: Final = 20


class Wait(NamedTuple):
    """One task that can never go on: what it waits for, and where in the student's file."""

    task: str
    on: str
    line: int | None
    holder: str | None = None  # of the lock that it waits for
    in_one_go: bool = False  # a thread waits, and here none can go on meanwhile; on a real machine one might

    def text(self) -> Text:
        held = Text(f" (held by {self.holder})", f"（由 {self.holder} 持有）") if self.holder else Text("", "")
        at = Text(f" (line {self.line})", f"（第 {self.line} 行）") if self.line else Text("", "")
        return Text(
            f"{self.task} waits for {self.on}{held.en}{at.en}", f"{self.task} 在等待 {self.on}{held.zh}{at.zh}"
        )


class EngineStop(BaseException):
    """The engine ended the run.

    `status` is an observation status, `text` what happened and what to try, `waits` names who was left waiting, `line`
    is where the program was caught.
    """

    status = "timed-out"

    def __init__(self, message: Text, waits: tuple[Wait, ...] = (), line: int | None = None) -> None:
        named = [wait.text() for wait in waits[:_MOST_WAITS]]
        if len(waits) > _MOST_WAITS:
            others = len(waits) - _MOST_WAITS
            named.append(Text(f"and {others:,} more", f"以及另外 {others:,} 个"))
        self.text = Text(*("\n  ".join(lines) for lines in zip(message, *named)))
        super().__init__(self.text.en)
        self.waits = waits
        self.line = line


class Ending(NamedTuple):
    """What a stop said when it happened. The exception itself may get into the program's hands, and be changed there."""

    status: str
    kind: str
    text: Text
    line: int | None
    waits: tuple[Wait, ...]


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


class TaskLimit(EngineStop):
    """More tasks were unfinished at once than the limit allows: ends at the same task everywhere, as memory would not."""

    status = "out-of-memory"


class OutputLimit(EngineStop):
    """More was printed than the limit allows."""

    status = "too-much-output"


class Denied(EngineStop):
    """The program reached into the engine that runs it."""

    status = "denied"


#: A program may hold a stop's class as well, and write on it.
_SAID_AT_FIRST: Final = {kind: (kind.status, kind.__name__) for kind in EngineStop.__subclasses__()}


def ending_of(stop: EngineStop) -> Ending:
    return Ending(*_SAID_AT_FIRST[type(stop)], stop.text, stop.line, stop.waits)
