"""The simulated world of one run: a network, a disk and a database on virtual time.

A scenario declares sections of it (lib/grading/world.ts says what each may hold), and the libraries in this package's
folders, which programs import under their public names, ask it:

    program ── await session.get(url) ──► aiohttp/ ──► World.wait(0.2, "GET https://…") ──► the loop goes on meanwhile
    program ── requests.get(url) ───────► requests/ ─► World.block(0.2, "requests.get(…)") ► the loop is held
                                             └──────► World.count("http.get"): the observation's `calls`
"""
from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from ..guard.touch import deny
from ..loop.loop_state import call_at_ns
from ..recording.waiting import LabelledFuture
from ..stop_texts import cut_short
from ..student_file import running_line
from ..timing.clock import Clock, current, to_ns

if TYPE_CHECKING:
    from ..recording.recorder import Lane

_State = TypeVar("_State")


class World:
    """What the scenario declared and what the program has asked of it so far."""

    def __init__(self, clock: Clock, declared: dict[str, Any]) -> None:
        self._clock, self._declared = clock, declared
        clock.world = self
        self.restart()

    def restart(self) -> None:
        """As declared again: what ran so far was preparation."""
        self.calls: dict[str, int] = {}
        self._states: dict[str, Any] = {}

    def section(self, name: str) -> Any:
        """What the scenario declared under this name (http, files, database), None if nothing."""
        return self._declared.get(name)

    def state(self, name: str, make: Callable[[], _State]) -> _State:
        """What a library remembers during one run, such as the files on the disk; made on first use."""
        if name not in self._states:
            self._states[name] = make()
        return self._states[name]

    def count(self, call: str) -> None:
        """The program asked for this, such as http.get."""
        self.calls[call] = self.calls.get(call, 0) + 1

    # -- time ------------------------------------------------------------------------------------------------------
    def now(self) -> float:
        """Virtual seconds, for what must not count as the program's own reading of a clock."""
        return self._clock.ns / 1_000_000_000

    def future(self, what: str) -> LabelledFuture:
        """A future of the running loop that shows as waiting for `what`, for waits that somebody else ends."""
        future = LabelledFuture()
        future.on = what
        return future

    async def wait(self, seconds: float, what: str) -> None:
        """The task waits this long for `what`; others go on. Like real input and output, 0 s is one turn of the loop."""
        future, clock = self.future(what), self._clock
        must_have_passed = self.time_to_pass(seconds)
        timer = call_at_ns(future.get_loop(), clock.ns + max(0, to_ns(seconds)), _wake, (future,))
        try:
            await future
        finally:
            timer.cancel()
        must_have_passed(what)

    def time_to_pass(self, seconds: float) -> Callable[[str], None]:
        """What is returned looks whether so much time has passed since now: a program that has the future may end it."""
        clock = self._clock
        epoch, due = clock.epoch, clock.ns + max(0, to_ns(seconds))

        def must_have_passed(what: str) -> None:
            if clock.ns < due and clock.epoch == epoch:
                deny(cut_short(what))

        return must_have_passed

    def block(self, seconds: float, what: str) -> None:
        """The thread is held this long by `what`, a call such as requests.get('https://…')."""
        if seconds > 0:
            self._clock.block(to_ns(seconds), what)

    # -- what a program should hear about -----------------------------------------------------------------------------
    def line(self) -> int | None:
        """The line of the student's file that is running: where a resource was opened, for `unclosed`."""
        return running_line()

    def unclosed(self, what: str, line: int | None, close: str) -> None:
        """A resource such as `ClientSession`, opened at `line`, was never closed; `close` is how, as code."""
        recorder = self._clock.recorder
        if recorder is not None and self._clock.stopped is None:
            lane: Lane | None = recorder.current
            recorder.diagnostics.unclosed_resource(line, lane.name if lane is not None else None, what, close)


def _wake(future: LabelledFuture) -> None:
    if not future.done():
        future.set_result(None)


def the_world() -> World:
    """The world of the run that is on."""
    return current.require().world
