"""globals(), locals() and vars() look at whoever calls them, and a program can have the engine call them: in an iterator
that pool.map() walks, for one.

Callbacks and targets of threads are called from outside the engine (outside.py), and exec() and eval() announce themselves
(audit.py); these here do not, and are replaced for the time of a run.
"""
from __future__ import annotations

import builtins
import sys
import timeit
from typing import Any, Final

from .. import frames
from ..isolation import Patches
from ..stop_texts import called_by_engine
from .touch import deny

_frame = sys._getframe
_real_vars = vars
_MISSING: Final = object()


def begin(patches: Patches) -> None:
    for name, standin in (("globals", _globals), ("locals", _locals), ("vars", _vars)):
        standin.__module__, standin.__name__, standin.__qualname__ = "builtins", name, name
        patches.put(builtins, name, standin)
    patches.put(timeit, "_globals", _globals)


def _globals() -> dict[str, Any]:
    return frames.names(_of_program(_frame(1), "globals()"))


def _locals() -> Any:
    return _copied(frames.variables(_of_program(_frame(1), "locals()")))


def _vars(thing: Any = _MISSING, /) -> Any:
    if thing is not _MISSING:
        return _real_vars(thing)
    return _copied(frames.variables(_of_program(_frame(1), "vars()")))


def _copied(variables: Any) -> Any:
    """Since 3.13 a function's frame gives a view of its variables, where locals() gives a copy. A class body's names are
    what its metaclass made for them, and are written to."""
    return dict(variables) if type(variables).__name__ == "FrameLocalsProxy" else variables


def _of_program(frame: Any, what: str) -> Any:
    if frames.is_engines(frame):
        deny(called_by_engine(what))
    return frame
