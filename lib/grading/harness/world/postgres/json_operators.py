"""Operators that take JSON apart and put it together."""
from __future__ import annotations

import re
from typing import Any, Final

from .arithmetic import Operation
from .json_values import json_loads, json_text, jsonb_text
from .types import (
    BOOL,
    INT4,
    INTEGERS,
    JSONB,
    TEXT,
    Type,
)  # fmt: skip


def _json_get(value: str, key: Any) -> Any:
    found = json_loads(value)
    if isinstance(key, str):
        return found.get(key, _NOTHING) if isinstance(found, dict) else _NOTHING
    return found[key] if isinstance(found, list) and -len(found) <= key < len(found) else _NOTHING


_NOTHING: Final = object()


def _json_path(value: str, path: list[str]) -> Any:
    found = json_loads(value)
    for step in path:
        if isinstance(found, dict):
            found = found.get(step, _NOTHING)
        elif isinstance(found, list) and re.fullmatch(r"-?\d+", step) and -len(found) <= int(step) < len(found):
            found = found[int(step)]
        else:
            return _NOTHING
        if found is _NOTHING:
            return found
    return found


def _as_json(kind: Type, found: Any) -> str | None:
    if found is _NOTHING:
        return None
    return jsonb_text(found) if kind is JSONB else json_text(found)


def _as_text(found: Any) -> str | None:
    if found is _NOTHING or found is None:
        return None
    return found if isinstance(found, str) else jsonb_text(found)


def json_contains(whole: Any, part: Any) -> bool:
    if isinstance(whole, dict) and isinstance(part, dict):
        return all(key in whole and json_contains(whole[key], value) for key, value in part.items())
    if isinstance(whole, list):
        parts = part if isinstance(part, list) else [part]
        return all(any(json_contains(item, wanted) for item in whole) for wanted in parts)
    return whole == part and isinstance(whole, bool) == isinstance(part, bool)


def _json_concat(a: str, b: str) -> str:
    left, right = json_loads(a), json_loads(b)
    if isinstance(left, dict) and isinstance(right, dict):
        return jsonb_text({**left, **right})
    return jsonb_text((left if isinstance(left, list) else [left]) + (right if isinstance(right, list) else [right]))


def _json_without(a: str, key: Any) -> str:
    value = json_loads(a)
    if isinstance(value, dict):
        value.pop(key, None)
    elif isinstance(value, list) and isinstance(key, str):
        value = [item for item in value if item != key]
    elif isinstance(value, list) and -len(value) <= key < len(value):
        del value[key]
    return jsonb_text(value)


def _has_key(value: str, key: str) -> bool:
    found = json_loads(value)
    return key in found if isinstance(found, (dict, list)) else found == key


def json_operation(op: str, kind: Type, right: Type) -> tuple[Type, Type, Type, Operation] | None:
    key = INT4 if right in INTEGERS else TEXT
    texts = TEXT.array
    assert texts is not None
    found: dict[str, tuple[Type, Type, Operation]] = {
        "->": (key, kind, lambda a, b: _as_json(kind, _json_get(a, b))),
        "->>": (key, TEXT, lambda a, b: _as_text(_json_get(a, b))),
        "#>": (texts, kind, lambda a, b: _as_json(kind, _json_path(a, b))),
        "#>>": (texts, TEXT, lambda a, b: _as_text(_json_path(a, b))),
    }
    if kind is JSONB:
        found |= {
            "@>": (JSONB, BOOL, lambda a, b: json_contains(json_loads(a), json_loads(b))),
            "<@": (JSONB, BOOL, lambda a, b: json_contains(json_loads(b), json_loads(a))),
            "?": (TEXT, BOOL, _has_key),
            "?|": (texts, BOOL, lambda a, b: any(_has_key(a, key) for key in b)),
            "?&": (texts, BOOL, lambda a, b: all(_has_key(a, key) for key in b)),
            "||": (JSONB, JSONB, _json_concat),
            "-": (key, JSONB, _json_without),
        }
    return (kind, *found[op]) if op in found else None
