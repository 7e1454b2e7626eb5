"""Frames as the interpreter has them: a program finds a guarded view of them (guard/introspection.py), the engine does not."""
from __future__ import annotations

from types import FrameType, FunctionType
from typing import Any, Final

# Taken at import, before the guard is put in their place.
back: Final[Any] = FrameType.f_back.__get__  # type: ignore[attr-defined]
variables: Final[Any] = FrameType.f_locals.__get__  # type: ignore[attr-defined]
names: Final[Any] = FrameType.f_globals.__get__  # type: ignore[attr-defined]
builtin_names: Final[Any] = FrameType.f_builtins.__get__  # type: ignore[attr-defined]
names_of_function: Final[Any] = FunctionType.__globals__.__get__  # type: ignore[attr-defined]
