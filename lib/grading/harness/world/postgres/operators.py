"""Operators on values of known types. NULL in, NULL out, unless said otherwise."""
from __future__ import annotations

import datetime as dt
import decimal
import math
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from .errors import SqlError, out_of_range
from .json_values import json_loads, json_text, jsonb_text
from .text_output import EXACT
from .types import (
    DATE, FLOAT4, FLOAT8, INT4, INT8, INTEGERS, INTERVAL, JSON, JSONB, LIMITS, NUMBER_ORDER, NUMERIC, TEXT, TIME,
    TIMESTAMP, TIMESTAMPTZ, BOOL, Type,
)  # fmt: skip

Operation = Callable[[Any, Any], Any]

COMPARE: Final[dict[str, Operation]] = {
    "=": lambda a, b: a == b, "<>": lambda a, b: a != b, "<": lambda a, b: a < b, ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b, ">=": lambda a, b: a >= b,
}  # fmt: skip


def division_by_zero() -> SqlError:
    return SqlError("22012", "division by zero")


# -- numbers -------------------------------------------------------------------------------------------------------


def _weight_and_first(value: Decimal) -> tuple[int, int]:
    """Of the first of a numeric's digits to the base 10,000: its exponent and the digit."""
    if not value:
        return 0, 0
    weight = value.adjusted() // 4
    return weight, int(EXACT.scaleb(abs(value), -4 * weight))


def scale(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def divide(a: Decimal, b: Decimal) -> Decimal:
    """With as many digits as Postgres gives: 16 significant ones at least."""
    if not b:
        raise division_by_zero()
    (weight_a, first_a), (weight_b, first_b) = _weight_and_first(a), _weight_and_first(b)
    weight = weight_a - weight_b - (first_a <= first_b)
    digits = min(1000, max(16 - weight * 4, scale(a), scale(b), 0))
    return EXACT.divide(a, b).quantize(Decimal(1).scaleb(-digits), decimal.ROUND_HALF_UP, EXACT)


def _power(a: Decimal, b: Decimal) -> Decimal:
    if b == b.to_integral_value() and abs(b) < 1000:
        value = EXACT.power(a, int(b))
        digits = scale(a) if b >= 0 and scale(a) else 16
        return value.quantize(Decimal(1).scaleb(-max(16, digits)), decimal.ROUND_HALF_UP, EXACT)
    return Decimal(format(float(a) ** float(b), ".16g"))


_NUMERIC: Final[dict[str, Operation]] = {
    "+": EXACT.add, "-": EXACT.subtract, "*": EXACT.multiply, "/": divide, "^": _power,
    "%": lambda a, b: EXACT.remainder(a, b) if b else _fail(division_by_zero()),
}  # fmt: skip


def _fail(error: Exception) -> Any:
    raise error


def _truncating(a: int, b: int) -> int:
    if not b:
        raise division_by_zero()
    quotient = abs(a) // abs(b)
    return quotient if (a < 0) == (b < 0) else -quotient


def _remainder(a: int, b: int) -> int:
    return a - b * _truncating(a, b)


_INTEGER: Final[dict[str, Operation]] = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": _truncating, "%": _remainder,
    "&": lambda a, b: a & b, "|": lambda a, b: a | b, "#": lambda a, b: a ^ b, "<<": lambda a, b: a << b,
    ">>": lambda a, b: a >> b,
}  # fmt: skip
_FLOAT: Final[dict[str, Operation]] = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "^": lambda a, b: a**b,
    "/": lambda a, b: a / b if b else _fail(division_by_zero()),
}  # fmt: skip


def _ranged(kind: Type, operation: Operation) -> Operation:
    limit = LIMITS[kind]

    def checked(a: int, b: int) -> int:
        value = operation(a, b)
        if not -limit <= value < limit:
            raise out_of_range(kind.name)
        return value

    return checked


def _finite(operation: Operation) -> Operation:
    def checked(a: float, b: float) -> float:
        try:
            value = operation(float(a), float(b))
        except OverflowError:
            value = math.inf
        if math.isinf(value) and not (math.isinf(a) or math.isinf(b)):
            raise SqlError("22003", "value out of range: overflow")
        return value

    return checked


def _on_numbers(op: str, left: Type, right: Type) -> tuple[Type, Type, Type, Operation] | None:
    wide = max(left, right, key=NUMBER_ORDER.index)
    if wide in INTEGERS:
        if op == "^":
            return FLOAT8, FLOAT8, FLOAT8, _finite(_FLOAT["^"])
        return (wide, wide, wide, _ranged(wide, _INTEGER[op])) if op in _INTEGER else None
    if wide is NUMERIC:
        return (NUMERIC, NUMERIC, NUMERIC, _NUMERIC[op]) if op in _NUMERIC else None
    wide = FLOAT8 if left is not right or wide is FLOAT8 or op == "^" else FLOAT4
    return (wide, wide, wide, _finite(_FLOAT[op])) if op in _FLOAT else None


# -- dates ---------------------------------------------------------------------------------------------------------


def _plus_days(day: dt.date, days: int) -> dt.date:
    return day + dt.timedelta(days=days)


def _on_clock(time: dt.time, step: dt.timedelta) -> dt.time:
    return (dt.datetime.combine(dt.date(2000, 1, 1), time) + step).time()


def _minus(a: Any, b: Any) -> Any:
    return a - b


def _plus(a: Any, b: Any) -> Any:
    return a + b


_ON_DATES: Final[dict[tuple[str, Type, Type], tuple[Type, Type, Type, Operation]]] = {
    ("+", DATE, INT4): (DATE, INT4, DATE, _plus_days),
    ("+", INT4, DATE): (INT4, DATE, DATE, lambda a, b: _plus_days(b, a)),
    ("-", DATE, INT4): (DATE, INT4, DATE, lambda a, b: _plus_days(a, -b)),
    ("-", DATE, DATE): (DATE, DATE, INT4, lambda a, b: (a - b).days),
    ("+", DATE, INTERVAL): (TIMESTAMP, INTERVAL, TIMESTAMP, _plus),
    ("-", DATE, INTERVAL): (TIMESTAMP, INTERVAL, TIMESTAMP, _minus),
    ("+", TIMESTAMP, INTERVAL): (TIMESTAMP, INTERVAL, TIMESTAMP, _plus),
    ("-", TIMESTAMP, INTERVAL): (TIMESTAMP, INTERVAL, TIMESTAMP, _minus),
    ("-", TIMESTAMP, TIMESTAMP): (TIMESTAMP, TIMESTAMP, INTERVAL, _minus),
    ("+", TIMESTAMPTZ, INTERVAL): (TIMESTAMPTZ, INTERVAL, TIMESTAMPTZ, _plus),
    ("-", TIMESTAMPTZ, INTERVAL): (TIMESTAMPTZ, INTERVAL, TIMESTAMPTZ, _minus),
    ("-", TIMESTAMPTZ, TIMESTAMPTZ): (TIMESTAMPTZ, TIMESTAMPTZ, INTERVAL, _minus),
    ("+", INTERVAL, TIMESTAMP): (INTERVAL, TIMESTAMP, TIMESTAMP, lambda a, b: b + a),
    ("+", INTERVAL, TIMESTAMPTZ): (INTERVAL, TIMESTAMPTZ, TIMESTAMPTZ, lambda a, b: b + a),
    ("+", INTERVAL, INTERVAL): (INTERVAL, INTERVAL, INTERVAL, _plus),
    ("-", INTERVAL, INTERVAL): (INTERVAL, INTERVAL, INTERVAL, _minus),
    ("*", INTERVAL, FLOAT8): (INTERVAL, FLOAT8, INTERVAL, lambda a, b: a * b),
    ("*", FLOAT8, INTERVAL): (FLOAT8, INTERVAL, INTERVAL, lambda a, b: b * a),
    ("/", INTERVAL, FLOAT8): (INTERVAL, FLOAT8, INTERVAL, lambda a, b: a / b if b else _fail(division_by_zero())),
    ("+", TIME, INTERVAL): (TIME, INTERVAL, TIME, _on_clock),
    ("-", TIME, INTERVAL): (TIME, INTERVAL, TIME, lambda a, b: _on_clock(a, -b)),
    ("-", TIME, TIME): (
        TIME, TIME, INTERVAL,
        lambda a, b: dt.datetime.combine(dt.date(2000, 1, 1), a) - dt.datetime.combine(dt.date(2000, 1, 1), b),
    ),
}  # fmt: skip


def _date_operation(op: str, left: Type, right: Type) -> tuple[Type, Type, Type, Operation] | None:
    numbers = {kind: FLOAT8 for kind in NUMBER_ORDER} if INTERVAL in (left, right) else dict.fromkeys(INTEGERS, INT4)
    left, right = numbers.get(left, left), numbers.get(right, right)
    if op == "-" and left.category == right.category == "D" and TIME not in (left, right) and left is not right:
        wide = TIMESTAMPTZ if TIMESTAMPTZ in (left, right) else TIMESTAMP
        return wide, wide, INTERVAL, _minus
    return _ON_DATES.get((op, left, right))


# -- text, arrays, json --------------------------------------------------------------------------------------------


def _regex(flags: int, wanted: bool) -> Operation:
    def matches(text: str, pattern: str) -> bool:
        try:
            return (re.search(pattern, text, flags) is not None) is wanted
        except re.error as error:
            raise SqlError("2201B", f"invalid regular expression: {error}") from None

    return matches


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


def _json_operation(op: str, kind: Type, right: Type) -> tuple[Type, Type, Type, Operation] | None:
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


def _array_operation(op: str, left: Type, right: Type) -> tuple[Type, Type, Type, Operation] | None:
    if op == "||":
        if left.element is not None and (right is left or right.element is not None):
            return left, left, left, _plus
        if left.element is not None:
            return left, left.element, left, lambda a, b: [*a, b]
        return right.element or left, right, right, lambda a, b: [a, *b]
    found: dict[str, Operation] = {
        "@>": lambda a, b: all(item in a for item in b),
        "<@": lambda a, b: all(item in b for item in a),
        "&&": lambda a, b: any(item in b for item in a),
    }
    wide = left if left.element is not None else right
    return (wide, wide, BOOL, found[op]) if op in found else None


_ON_TEXT: Final[dict[str, tuple[Type, Operation]]] = {
    "||": (TEXT, _plus), "~": (BOOL, _regex(0, True)), "~*": (BOOL, _regex(re.IGNORECASE, True)),
    "!~": (BOOL, _regex(0, False)), "!~*": (BOOL, _regex(re.IGNORECASE, False)),
}  # fmt: skip


def operation(op: str, left: Type, right: Type) -> tuple[Type, Type, Type, Operation] | None:
    """(type of the left side, of the right side, of the result, what to do), or None: no such operator."""
    if left.category == right.category == "N":
        return _on_numbers(op, left, right)
    if "A" in (left.category, right.category) and op in ("||", "@>", "<@", "&&"):
        return _array_operation(op, left, right)
    if left in (JSON, JSONB):
        return _json_operation(op, left, right)
    if left.category in "DT" or right.category in "DT":
        found = _date_operation(op, left, right)
        if found is not None:
            return found
    if "S" in (left.category, right.category) and op in _ON_TEXT and (op == "||" or left.category == right.category):
        result, do = _ON_TEXT[op]
        return TEXT, TEXT, result, do
    return None


__all__ = ["COMPARE", "INT8", "divide", "operation", "scale"]
