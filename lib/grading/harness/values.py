"""A Python value as data: exact built-in types only, anything else as its type's name and its repr.

An object that claims to equal everything thereby equals nothing. What JSON cannot carry exactly (nan, infinities,
integers beyond 2**53, lone surrogates) is opaque too.
"""
from __future__ import annotations

import base64
from typing import Any, Final

from .error_report import type_name, without_addresses
from .frames import address
from .json_text import to_json
from .loop.open_set import OpenSet
from .loop.ordered_set import OrderedSet
from .outside import call

_DEEPEST: Final = 50
_MOST_VALUES: Final = 20_000
_MOST_CHARACTERS: Final = 256 * 1024
_LONGEST_REPR: Final = 500
_LARGEST_INT: Final = 2**53 - 1

_base64 = base64.b64encode


def encode_value(value: Any) -> Any:
    """The observation's form of a value (`Value` in observation.ts)."""
    try:
        return _Encoder().encode(value, 0)
    except _TooLarge:
        return {"opaque": type_name(value), "repr": f"<{type_name(value)} with too much in it to be returned>"}


class _TooLarge(Exception):
    """The whole value is beyond what an observation carries."""


class _Encoder:
    """Keeps count, so that neither a cycle nor a giant can blow the answer up."""

    def __init__(self) -> None:
        self._values_left = _MOST_VALUES
        self._characters_left = _MOST_CHARACTERS
        self._open: set[int] = set()

    def encode(self, value: Any, depth: int) -> Any:
        kind = type(value)
        self._values_left -= 1
        if self._values_left < 0:
            raise _TooLarge
        if value is None or kind is bool:
            return value
        if kind is int:
            return value if -_LARGEST_INT <= value <= _LARGEST_INT else self._opaque(value)
        if kind is float:
            return value if value - value == 0 else self._opaque(value)
        if kind is str:
            self._spend(len(value))
            return value if _is_unicode(value) else self._opaque(value)
        if kind is bytes:
            self._spend(len(value))
            return {"bytes": _base64(value).decode()}
        if kind in _CONTAINERS and depth < _DEEPEST and address(value) not in self._open:
            self._open.add(address(value))
            try:
                return self._container(kind, value, depth + 1)
            finally:
                self._open.discard(address(value))
        return self._opaque(value)

    def _container(self, kind: type, value: Any, depth: int) -> Any:
        if kind is dict:
            pairs = list(dict.items(value))
            return {"dict": [[self.encode(key, depth), self.encode(item, depth)] for key, item in pairs]}
        items = [self.encode(item, depth) for item in list(value)]
        if kind is list or kind is tuple:
            return {kind.__name__: items}
        # A set has no order; ours must be the same each time.
        return {"set": sorted(items, key=to_json)}

    def _spend(self, characters: int) -> None:
        self._characters_left -= characters
        if self._characters_left < 0:
            raise _TooLarge

    def _opaque(self, value: Any) -> dict[str, str]:
        text = safe_repr(value)
        self._spend(len(text))
        return {"opaque": type_name(value), "repr": text}


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


_CONTAINERS: Final = frozenset([list, tuple, set, OrderedSet, OpenSet, dict])


def safe_repr(value: Any) -> str:
    """repr without addresses, bounded, also of objects whose repr fails."""
    try:
        text = call(repr, value)
    except Exception:
        return f"<{type_name(value)} whose repr() fails>"
    text = without_addresses(text[: _LONGEST_REPR * 2])
    text = text if len(text) <= _LONGEST_REPR else f"{text[:_LONGEST_REPR]}…"
    return text.encode(errors="backslashreplace").decode()
