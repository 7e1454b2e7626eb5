"""Calls what is the program's from a frame without anything of the engine in it.

exec(), globals() and their like have no frame of their own and look at their caller's. A thread's target, a callback or a
__repr__ may be one of them.
"""
from __future__ import annotations

import builtins
from types import FunctionType
from typing import Any, Final


def _call(function: Any, /, *args: Any, **kwargs: Any) -> Any:
    return function(*args, **kwargs)


#: call(function, *args, **kwargs)
call: Final[Any] = FunctionType(_call.__code__, {"__builtins__": vars(builtins)}, "call")
