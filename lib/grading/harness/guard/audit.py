"""What the interpreter itself announces before it does it: the one hook that no program can take away.

Python raises an event for many things that happen thousands of times in each run (reading a coroutine's frame is one), so
the hook must cost nothing for those. It is a dictionary's own `get`: the lookup is in C, and only a key of the same hash
is asked whether it is equal. The keys are traps, which look at who is doing this and say no.
"""
from __future__ import annotations

import os
import sys
from typing import Any, Final

from ..frames import is_engines
from ..stop_texts import called_by_engine
from .touch import deny, is_library, toucher, watch

_frame = sys._getframe

#: The standard library may do these for a program: every file of it (None), or the one that must.
_LIBRARY_MAY: Final[dict[str, str | None]] = {
    "gc.get_objects": "",
    "gc.get_referrers": "",
    "gc.get_referents": "",
    "sys._current_frames": "",
    "sys._current_exceptions": "",
    "sys.addaudithook": "",
    "code.__new__": "types.py",
    "marshal.loads": None,
    "marshal.load": None,
}


class _Trap(str):
    """An event's name that looks around when it is compared with an event that happens."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, event: object) -> bool:
        who = toucher(1)
        if who is not None and not _may(who, _LIBRARY_MAY[str(self)]):
            deny(_AS_WRITTEN.get(name := str(self), f"{name}()"))
        return False


#: Events that are not called what the program calls.
_AS_WRITTEN: Final = {"code.__new__": "code.replace()"}


def _may(who: Any, library: str | None) -> bool:
    if library == "" or not is_library(who):
        return False
    return library is None or os.path.basename(who.f_code.co_filename).partition(".")[0] == library.partition(".")[0]


class _ExecTrap(str):
    """eval() and exec() have no frame of their own: called by the engine, as a __del__ or a callback, they would be it."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, event: object) -> bool:
        if watch.is_on and is_engines(_frame(1)) and _frame(1).f_code.co_name not in _RUN_THE_PROGRAM:
            deny(called_by_engine("exec()"))
        return False


#: Functions of the engine: program.py and virtual_processes.py.
_RUN_THE_PROGRAM: Final = ("_load", "_go_on", "_evaluate", "_import_program")

_events: Final = {**{_Trap(name): None for name in _LIBRARY_MAY}, _ExecTrap("exec"): None}


def install() -> None:
    sys.addaudithook(_events.get)
