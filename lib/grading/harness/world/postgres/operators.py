"""Operators on values of known types. NULL in, NULL out, unless said otherwise."""
from __future__ import annotations

import datetime as dt
import re
from typing import Any, Final

from .arithmetic import Operation, divide, division_by_zero, fail, on_numbers, scale
from .errors import SqlError
from .json_operators import json_operation
from .types import (
    BOOL,
    DATE,
    FLOAT8,
    INT4,
    INT8,
    INTEGERS,
    INTERVAL,
    JSON,
    JSONB,
    NUMBER_ORDER,
    TEXT,
    TIME,
    TIMESTAMP,
    TIMESTAMPTZ,
    Type,
)  # fmt: skip

COMPARE: Final[dict[str, Operation]] = {
    "=": lambda a, b: a == b, "<>": lambda a, b: a != b, "<": lambda a, b: a < b, ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b, ">=": lambda a, b: a >= b,
}  # fmt: skip


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
    ("/", INTERVAL, FLOAT8): (INTERVAL, FLOAT8, INTERVAL, lambda a, b: a / b if b else fail(division_by_zero())),
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
        return on_numbers(op, left, right)
    if "A" in (left.category, right.category) and op in ("||", "@>", "<@", "&&"):
        return _array_operation(op, left, right)
    if left in (JSON, JSONB):
        return json_operation(op, left, right)
    if left.category in "DT" or right.category in "DT":
        found = _date_operation(op, left, right)
        if found is not None:
            return found
    if "S" in (left.category, right.category) and op in _ON_TEXT and (op == "||" or left.category == right.category):
        result, do = _ON_TEXT[op]
        return TEXT, TEXT, result, do
    return None


__all__ = ["COMPARE", "INT8", "divide", "operation", "scale"]
