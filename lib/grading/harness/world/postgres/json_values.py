"""JSON as the server keeps and writes it: numbers keep the digits that they were written with."""
from __future__ import annotations

import json
from decimal import Decimal
from typing import Any


def json_loads(text: str) -> Any:
    return json.loads(text, parse_float=Decimal)


def _scalar(value: Any) -> str:
    return format(value, "f") if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)


def _key(key: Any) -> str:
    return json.dumps(str(key), ensure_ascii=False)


def jsonb_text(value: Any) -> str:
    """As jsonb writes it: shorter keys first, a space after colon and comma."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: (len(key.encode()), key.encode()))
        return "{" + ", ".join(f"{_key(key)}: {jsonb_text(value[key])}" for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(jsonb_text, value)) + "]"
    return _scalar(value)


def json_text(value: Any) -> str:
    """As json_build_object and its like write it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(key)} : {json_text(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(json_text, value)) + "]"
    return _scalar(value)


def compact_text(value: Any) -> str:
    """As row_to_json writes it."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{_key(key)}:{compact_text(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(compact_text, value)) + "]"
    return _scalar(value)
