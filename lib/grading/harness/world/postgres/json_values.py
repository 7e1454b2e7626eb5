"""JSON as the server keeps and writes it: numbers keep the digits that they were written with."""
from __future__ import annotations

import json
from decimal import Decimal
from typing import Any


def json_loads(text: str) -> Any:
    return json.loads(text, parse_float=Decimal)


def json_scalar(value: Any) -> str:
    return format(value, "f") if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)


def json_key(key: Any) -> str:
    return json.dumps(str(key), ensure_ascii=False)


def jsonb_text(value: Any) -> str:
    """As jsonb writes it: shorter keys first, a space after colon and comma."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: (len(key.encode()), key.encode()))
        return "{" + ", ".join(f"{json_key(key)}: {jsonb_text(value[key])}" for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(jsonb_text, value)) + "]"
    return json_scalar(value)


def json_array(parts: list[str], between: str = ", ") -> str:
    """As json_build_array writes it, of parts that are written already."""
    return f"[{between.join(parts)}]"


def json_object(fields: list[tuple[str, str]]) -> str:
    """As json_build_object writes it."""
    return "{" + ", ".join(f"{json_key(name)} : {part}" for name, part in fields) + "}"


def json_text(value: Any) -> str:
    """What is taken out of a json; as it was probably written."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json_key(key)} : {json_text(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(json_text, value)) + "]"
    return json_scalar(value)
