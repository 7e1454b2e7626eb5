"""Values of the engine that hang on objects which a program holds.

A name with an underscore is a request. What is sealed only `unseal` takes out: the slot of a Sealed has no name, so that
neither getattr() nor vars(), copy, pickle or `inspect` find what is in it. A `private` attribute is sealed, and is there
for code of the engine only; for all others the name is free, also in a class of the program that inherits from ours.
"""
from __future__ import annotations

import sys
from typing import Any, Final

from .frames import is_engines

_frame = sys._getframe


class Sealed:
    __slots__ = ("value",)


_slot: Any = Sealed.__dict__["value"]
del Sealed.value, Sealed.__slots__

#: seal()'s opposite.
unseal: Final[Any] = _slot.__get__
_put: Final[Any] = _slot.__set__


def seal(value: Any) -> Any:
    sealed = Sealed()
    _put(sealed, value)
    return sealed


def private(name: str) -> Any:
    """`_clock = private("_clock")` in the body of a class. A property, whose class nobody can change."""
    key = f"{name} of the engine"

    def get(thing: Any) -> Any:
        values = thing.__dict__
        if is_engines(_frame(1)):
            if key in values:
                return unseal(values[key])
        elif name in values:
            return values[name]
        raise AttributeError(f"{type(thing).__name__!r} object has no attribute {name!r}")

    def change(thing: Any, value: Any) -> None:
        if is_engines(_frame(1)):
            thing.__dict__[key] = seal(value)
        else:
            thing.__dict__[name] = value

    def remove(thing: Any) -> None:
        thing.__dict__.pop(key if is_engines(_frame(1)) else name, None)

    return property(get, change, remove)
