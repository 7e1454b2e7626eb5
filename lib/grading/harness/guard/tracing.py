"""Tracers and profilers of a program: they are told of its own calls and of the library's, not of the engine's.

One that raised an exception in the middle of the engine would have it leave out what it was about to note.
"""
from __future__ import annotations

import _imp
import sys
from collections.abc import Callable
from types import BuiltinMethodType
from typing import Any, Final

from ..frames import is_engines
from ..isolation import Patches
from .touch import deny, is_library

try:
    from _lsprof import Profiler as _Profiler
except ImportError:
    _Profiler = ()  # type: ignore[assignment,misc]

_frame = sys._getframe
_settrace, _setprofile = sys.settrace, sys.setprofile
_gettrace, _getprofile = sys.gettrace, sys.getprofile
_monitoring: Any = getattr(sys, "monitoring", None)  # since 3.12
_create_builtin = _imp.create_builtin

#: Built-in modules by name. Made anew, they would bring back every function that has a stand-in.
_BUILTIN_MODULES: Final = {name: sys.modules[name] for name in sys.builtin_module_names if name in sys.modules}


def begin(patches: Patches) -> None:
    """Put the stand-ins into `sys` for one run."""
    set_to: dict[str, Any] = {}

    def watching(real: Callable[[Any], None], name: str) -> Callable[[Any], None]:
        def standin(function: Any, /) -> None:
            set_to[real.__name__] = function
            real(None if function is None else _blind_to_engine(function))

        standin.__name__ = standin.__qualname__ = name
        return standin

    for real in (_settrace, _setprofile):
        for name in (real.__name__, f"_{real.__name__}allthreads"):  # the latter since 3.12; here all threads are one
            if hasattr(sys, name):
                patches.put(sys, name, watching(real, name))
    # Python takes away one that raises: what was set is told only while something is set.
    patches.put(sys, "gettrace", lambda: set_to.get("settrace") if _gettrace() is not None else None)
    patches.put(sys, "getprofile", lambda: set_to.get("setprofile") if _getprofile() is not None else None)
    patches.put(_imp, "create_builtin", lambda spec: _BUILTIN_MODULES.get(spec.name) or _create_builtin(spec))
    if _monitoring is not None:
        patches.put(_monitoring, "register_callback", _register_callback)


def _blind_to_engine(function: Callable[[Any, str, Any], Any]) -> Callable[[Any, str, Any], Any]:
    def follow(frame: Any, event: str, argument: Any) -> Any:
        if is_engines(frame):
            return None
        local = function(frame, event, argument)
        # The frame's own tracer, for its lines, may be asked of frames of the engine no more than this one.
        return follow if local is function else local

    return follow


def _register_callback(tool: int, event: int, function: Any, /) -> Any:
    """What a program registers would see the engine; those of cProfile are in C and only count."""
    is_profiler = type(function) is BuiltinMethodType and isinstance(function.__self__, _Profiler)
    if function is not None and not is_profiler and not is_library(_frame(1)):
        deny("sys.monitoring.register_callback()")
    return _real_register_callback(tool, event, function)


_real_register_callback: Any = getattr(_monitoring, "register_callback", None)
