"""Who reaches for the engine, and what comes of it."""
from __future__ import annotations

import os
import sys
from typing import Any, Final

from .. import frames, stop_texts
from ..stops import Denied
from ..student_file import running_line
from ..timing.clock import current

_OUR_PACKAGE: Final = __name__.partition(".")[0]
_LIBRARY: Final = (os.path.dirname(os.__file__) + os.sep, "<frozen ")

_frame = sys._getframe

#: Addresses of the dictionaries that the engine's modules keep their names in. They live as long as the interpreter.
_engine_names: set[int] = set()


class _Watch:
    """Outlasts the run's clock: objects of the program may die, and do something, until the observation has left."""

    is_on = False


watch: Final = _Watch()


def learn_engine_modules() -> None:
    for name, module in sys.modules.items():
        if name.partition(".")[0] == _OUR_PACKAGE:
            _engine_names.add(id(vars(module)))


def is_engine_frame(frame: Any) -> bool:
    return id(frames.names(frame)) in _engine_names


def is_engine_function(function: Any) -> bool:
    return id(frames.names_of_function(function)) in _engine_names


def is_engine_class(kind: type) -> bool:
    """Not those that stand for a class of the standard library or of a public one: they say so of themselves."""
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
    return None if is_engine_frame(frame) else frame


def deny(what: str) -> None:
    """End the run: the program touched `what`."""
    stop, clock = Denied(stop_texts.denied(what), line=running_line()), current.clock
    if clock is None:
        raise stop  # it is over, and what is left of it ends here
    clock.stop(stop)
