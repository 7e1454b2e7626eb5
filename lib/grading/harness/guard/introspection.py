"""Frames, functions and classes of the engine as a program sees them.

A program's calls run on top of the engine's, so walking back from a frame leads into the engine; so does following a
traceback, or the globals of a stand-in. The attributes that lead on are replaced in the types themselves (their
dictionaries, which Python shows read-only), because there is no other place that getattr(), operator.attrgetter(), a match
statement and `inspect` all come through:

    frame.f_back, traceback.tb_next    pass over frames of the engine
    frame.f_locals, f_globals …        of a frame of the engine: denied
    function.__globals__, __closure__  of a function of the engine: denied
    function.__code__ = …              on a function of the engine: denied
    type.__subclasses__()              leaves classes of the engine out

The program is denied; the standard library, which looks at everything that it is given (inspect.getmembers(),
unittest.mock), finds nothing there. The engine itself reads frames with frames.py.
"""
from __future__ import annotations

import gc
import sys
import warnings
from collections.abc import Callable
from types import FrameType, FunctionType, TracebackType
from typing import Any, Final

from .. import frames
from .touch import deny, is_hidden_class, is_library, toucher, watch


def _nothing(_: Any) -> Any:
    return None


def _no_names(_: Any) -> dict[str, Any]:
    return {}


def _public_classes(function: Any) -> dict[str, Any]:
    """All that annotations need: typing.get_type_hints() looks here."""
    names = _names_of_function(function).items()
    return {name: value for name, value in names if isinstance(value, type) and not is_hidden_class(value)}


#: (type, attribute that tells, what a library finds instead)
_TELLING: Final[list[tuple[type, str, Callable[[Any], Any]]]] = [
    (FrameType, "f_locals", _no_names),
    (FrameType, "f_globals", _no_names),
    (FrameType, "f_builtins", _no_names),
    (FrameType, "f_trace", _nothing),
    (FunctionType, "__globals__", _public_classes),
    (FunctionType, "__builtins__", _no_names),
    (FunctionType, "__closure__", _nothing),
]
#: Attributes of functions that anybody may read.
_CHANGEABLE: Final = ("__code__", "__defaults__", "__kwdefaults__")

_BOTTOM: Final = f"{__name__.partition('.')[0]}.program"

_names_of_function = FunctionType.__globals__.__get__  # type: ignore[attr-defined]
_real_subclasses = type.__subclasses__
_is_engines: Final[dict[type, Callable[[Any], bool]]] = {
    FrameType: frames.is_engines,
    FunctionType: frames.is_engines_function,
}


def install() -> bool:
    """Once: returns whether this was the first time."""
    if isinstance(FrameType.__dict__["f_back"], property):
        return False
    for kind, name, instead in _TELLING:
        _put(kind, name, _telling(kind, name, instead))
    for name in _CHANGEABLE:
        _put(FunctionType, name, _unchangeable(name))
    _put(FrameType, "f_back", property(_f_back))
    _put(TracebackType, "tb_next", property(_tb_next, TracebackType.__dict__["tb_next"].__set__))
    _put(type, "__subclasses__", __subclasses__)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        sys._clear_type_cache()  # the interpreter remembers where it found an attribute
    return True


def _put(kind: type, name: str, guarded: Any) -> None:
    (attributes,) = gc.get_referents(kind.__dict__)  # the dictionary behind the read-only view
    attributes[name] = guarded


def _telling(kind: type, name: str, instead: Callable[[Any], Any]) -> property:
    attribute = kind.__dict__[name]
    read, is_engines = attribute.__get__, _is_engines[kind]

    def get(thing: Any) -> Any:
        if not is_engines(thing):
            return read(thing)
        who = toucher(1)
        if who is None:
            return read(thing)
        if not is_library(who):
            deny(name)
        return instead(thing)

    def change(thing: Any, value: Any) -> None:
        if is_engines(thing) and toucher(1) is not None:
            deny(name)
        attribute.__set__(thing, value)

    def remove(thing: Any) -> None:
        if is_engines(thing) and toucher(1) is not None:
            deny(name)
        attribute.__delete__(thing)

    return property(get, change, remove)


def _unchangeable(name: str) -> property:
    attribute = FunctionType.__dict__[name]
    read = attribute.__get__

    def get(function: Any) -> Any:
        return read(function)

    def change(function: Any, value: Any) -> None:
        if frames.is_engines_function(function) and toucher(1) is not None:
            deny(name)
        attribute.__set__(function, value)

    def remove(function: Any) -> None:
        change(function, None)

    return property(get, change, remove)


def _f_back(frame: Any) -> Any:
    frame = frames.back(frame)
    if watch.is_on:
        while frame is not None and frames.is_engines(frame):
            # Under what runs the program lies nothing that is the program's.
            frame = None if frames.names(frame)["__name__"] == _BOTTOM else frames.back(frame)
    return frame


def _tb_next(step: Any) -> Any:
    step = frames.deeper(step)
    if watch.is_on:
        while step is not None and frames.is_engines(step.tb_frame):
            step = frames.deeper(step)
    return step


def __subclasses__(cls: type) -> list[type]:
    found = _real_subclasses(cls)
    return found if not watch.is_on else [kind for kind in found if not is_hidden_class(kind)]
