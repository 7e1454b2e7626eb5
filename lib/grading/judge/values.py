"""Python values that crossed as data: decoding, comparing and showing them."""

from __future__ import annotations

import base64
import re
from typing import Any

_LONGEST_SHOWN = 200
#: Of the integers that JSON carries exactly.
_LARGEST_NUMBER = 2**53 - 1


class Opaque:
    """A value that is more than data: its type's name and its repr. It equals nothing, not even its like."""

    __slots__ = ("text", "type")

    def __init__(self, type_name: str, text: str) -> None:
        self.type = type_name
        self.text = text

    def __eq__(self, other: object) -> bool:
        return False

    __hash__ = object.__hash__

    def __repr__(self) -> str:
        return self.text


def decode(value: Any) -> Any:
    """The Python value that an observation's Value (observation.ts) stands for."""
    if not isinstance(value, dict):
        return value
    if "list" in value:
        return [decode(item) for item in value["list"]]
    if "tuple" in value:
        return tuple(decode(item) for item in value["tuple"])
    if "set" in value:
        return {_hashable(decode(item)) for item in value["set"]}
    if "dict" in value:
        return {_hashable(decode(key)): decode(item) for key, item in value["dict"]}
    if "bytes" in value:
        return base64.b64decode(value["bytes"])
    return _decode_opaque(value["opaque"], value["repr"])


def _hashable(value: Any) -> Any:
    """An honest set or key holds hashable values only; a forged one must not break the judge."""
    try:
        hash(value)
    except TypeError:
        return Opaque(type(value).__name__, repr(value))
    return value


def _decode_opaque(type_name: str, text: str) -> Any:
    # JSON has neither integers beyond 2**53 nor these floats: they cross as text.
    if type_name == "int" and re.fullmatch(r"-?\d{1,4000}", text) and abs(int(text)) > _LARGEST_NUMBER:
        return int(text)  # a smaller one crosses as a number: this is a class that calls itself int
    if type_name == "float" and text in ("nan", "inf", "-inf"):
        return float(text)
    return Opaque(type_name, text)


def same(seen: Any, wanted: Any) -> bool:
    """Equal as a learner means it: True is not 1, a tuple is not a list; 3 and 3.0 are the same number."""
    if isinstance(seen, bool) or isinstance(wanted, bool):
        return seen is wanted
    if isinstance(wanted, (list, tuple)):
        return (
            type(seen) is type(wanted)
            and len(seen) == len(wanted)
            and all(same(one, other) for one, other in zip(seen, wanted))
        )
    if isinstance(wanted, dict):
        return (
            isinstance(seen, dict)
            and seen.keys() == wanted.keys()
            and all(same(seen[key], item) for key, item in wanted.items())
        )
    return bool(seen == wanted)


def show(value: Any) -> str:
    """The value as a message shows it: its repr, shortened."""
    text = repr(value)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
