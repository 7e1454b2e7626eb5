"""Values of the engine that hang on objects which a program holds: what is sealed, only `unseal` takes out.

A name with an underscore is a request. The slot of a Sealed has no name at all, so that neither getattr() nor vars(),
copy, pickle or `inspect` find what is in it.
"""
from __future__ import annotations

from typing import Any, Final


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
