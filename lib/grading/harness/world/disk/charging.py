"""What an operation on the disk costs: virtual seconds as declared, and one more in the observation's `calls`."""
from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from ...frames import back
from ...student_file import FILENAME
from ...timing.clock import WALL_START, current
from .. import World, the_world
from .tree import Disk

_frame = sys._getframe

#: Counted name → the part of `files.latency` that it takes.
_LATENCY: Final = {"files.read": "read", "files.write": "write"}


class Drive(Disk):
    """The disk of the run that is on, with its latency and the descriptors that are open on it."""

    def __init__(self, world: World, declared: dict[str, Any]) -> None:
        clock = current.require()
        super().__init__(declared.get("contents", {}), lambda: WALL_START + clock.ns)
        self.world = world
        latency = declared.get("latency", 0)
        self._latency: dict[str, float] = (
            latency if isinstance(latency, dict) else dict.fromkeys(("open", "read", "write"), latency)
        )
        self.descriptors: dict[int, Any] = {}
        self.files_opened = 0
        self._last_charge: Any = None
        self._is_paid = False

    @contextmanager
    def paid(self) -> Iterator[None]:
        """What happens inside costs nothing more: somebody waited and counted for it, such as aiofiles."""
        outer, self._is_paid = self._is_paid, True
        try:
            yield
        finally:
            self._is_paid = outer

    def seconds(self, counted: str) -> float:
        return self._latency.get(_LATENCY.get(counted, "open"), 0)

    def charge(self, counted: str, what: str) -> None:
        """A blocking operation: `what` is the call as a person would write it."""
        if self._is_paid:
            return
        self.world.count(counted)
        self.world.block(self.seconds(counted), what)

    def next_file(self) -> int:
        """A number of its own for each file that is opened."""
        self.files_opened += 1
        return self.files_opened

    def charge_once(self, counted: str, what: str, file: int) -> None:
        """For reading and writing, which one call of the program may do in many pieces: json.dump(), print(file=…)."""
        if self._is_paid:
            return
        step = _step_of_program()
        charge = (counted, file, step)
        if step is None or charge != self._last_charge:
            self._last_charge = charge
            self.charge(counted, what)


def the_drive() -> Drive:
    world = the_world()
    return world.state("disk", lambda: Drive(world, world.section("files") or {}))


def _step_of_program() -> tuple[int, int, int] | None:
    """Which call of the program is running: the place in its code, and the turns and calls that it has made so far."""
    frame = _frame(1)
    while frame is not None and frame.f_code.co_filename != FILENAME:
        frame = back(frame)
    cost = current.require().cost
    return None if frame is None or cost is None else (id(frame), frame.f_lasti, cost.ticks)
