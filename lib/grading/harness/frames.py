"""Frames as the interpreter has them, and whose they are. A program sees less of them (guard/introspection.py).

Where there is an audit hook, each event that Python announces costs half a microsecond, heard or not: reading `f_code`,
`cr_code` or `cr_frame`, and id(). So what runs in each step reads them seldom.
"""
from __future__ import annotations

from types import FrameType, FunctionType, TracebackType
from typing import Any, Final

from . import own_builtins

# Taken at import, before the guard is put in their place.
back: Final[Any] = FrameType.f_back.__get__  # type: ignore[attr-defined]
variables: Final[Any] = FrameType.f_locals.__get__  # type: ignore[attr-defined]
names: Final[Any] = FrameType.f_globals.__get__  # type: ignore[attr-defined]
deeper: Final[Any] = TracebackType.tb_next.__get__  # type: ignore[attr-defined]
builtin_names: Final[Any] = FrameType.f_builtins.__get__  # type: ignore[attr-defined]
_builtins_of_function: Final[Any] = FunctionType.__builtins__.__get__  # type: ignore[attr-defined]

#: As id(): no two objects that live at once have the same. It is no audit event.
address: Final[Any] = object.__hash__


def is_engines(frame: Any) -> bool:
    return builtin_names(frame) is own_builtins


def is_engines_function(function: Any) -> bool:
    return _builtins_of_function(function) is own_builtins
