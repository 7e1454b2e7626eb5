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


class private:  # noqa: N801
    """`_clock = private()` in the body of a class."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name, self._key = name, f"{name} of the engine"

    def __get__(self, thing: Any, owner: type | None = None) -> Any:
        if thing is None:
            raise AttributeError(self._name)
        values = thing.__dict__
        if is_engines(_frame(1)):
            if self._key in values:
                return unseal(values[self._key])
        elif self._name in values:
            return values[self._name]
        raise AttributeError(f"{type(thing).__name__!r} object has no attribute {self._name!r}")

    def __set__(self, thing: Any, value: Any) -> None:
        if is_engines(_frame(1)):
            thing.__dict__[self._key] = seal(value)
        else:
            thing.__dict__[self._name] = value

    def __delete__(self, thing: Any) -> None:
        thing.__dict__.pop(self._key if is_engines(_frame(1)) else self._name, None)
