"""Who reaches for the engine, and what comes of it."""
from __future__ import annotations

import _io
import os
import sys
from typing import Any, Final

from .. import frames, stop_texts
from ..stop_texts import Text
from ..stops import Denied
from ..student_file import running_line
from ..timing.clock import current

_OUR_PACKAGE: Final = __name__.partition(".")[0]
_LIBRARY: Final = (os.path.dirname(os.__file__) + os.sep, "<frozen ")

_frame = sys._getframe
_RealFile: Final = _io.FileIO


class _Watch:
    """Outlasts the run's clock: objects of the program may die, and do something, until the observation has left."""

    is_on = False


watch: Final = _Watch()


def is_hidden_class(kind: type) -> bool:
    """The engine's, but for those that stand for a public class: they say so of themselves. And what opens real files."""
    if kind is _RealFile:
        return True
    module = kind.__dict__.get("__module__")
    return type(module) is str and module.partition(".")[0] == _OUR_PACKAGE


def is_library(frame: Any) -> bool:
    """It runs code of the standard library."""
    return frame.f_code.co_filename.startswith(_LIBRARY)


def toucher(depth: int) -> Any:
    """The frame at this depth if a run is on and it is not the engine's own, else None."""
    if not watch.is_on:
        return None
    frame = _frame(depth + 1)
    return None if frames.is_engines(frame) else frame


def deny(what: str | Text) -> None:
    """End the run: the program touched `what`."""
    stop, clock = Denied(stop_texts.denied(what), line=running_line()), current.clock
    if clock is None:
        raise stop  # it is over, and what is left of it ends here
    clock.stop(stop)
