"""Aggregate functions: from the arguments of all rows of a group to one value."""
from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from .errors import undefined_function
from .expressions import RowValue
from .json_values import json_array, json_key, json_loads, json_object, json_scalar, jsonb_text
from .operators import divide, scale
from .text_input import in_range
from .text_output import EXACT, to_text
from .types import (
    BOOL,
    FLOAT4,
    FLOAT8,
    INT2,
    INT4,
    INT8,
    INTERVAL,
    JSON,
    JSONB,
    NUMERIC,
    RECORD,
    TEXT,
    UNKNOWN,
    Type,
)  # fmt: skip

Rows = list[tuple[Any, ...]]
#: (types that the arguments are cast to, type of the result, what to do)
Plan = tuple[list[Type], Type, Callable[[Rows], Any]]

NAMES: Final = frozenset(
    [
        "count", "sum", "avg", "min", "max", "string_agg", "array_agg", "bool_and", "bool_or", "every", "json_agg",
        "jsonb_agg", "json_object_agg", "jsonb_object_agg", "stddev", "stddev_samp", "stddev_pop", "variance",
        "var_samp", "var_pop",
    ]
)  # fmt: skip


def _firsts(rows: Rows) -> list[Any]:
    return [row[0] for row in rows if row[0] is not None]


def _sum(kind: Type) -> tuple[Type, Callable[[Rows], Any]]:
    if kind in (INT2, INT4):
        return INT8, lambda rows: in_range(INT8, sum(values)) if (values := _firsts(rows)) else None
    if kind in (INT8, NUMERIC):
        return NUMERIC, lambda rows: _exact_sum(values) if (values := _firsts(rows)) else None
    if kind is INTERVAL:
        return INTERVAL, lambda rows: sum(values[1:], values[0]) if (values := _firsts(rows)) else None
    return kind, lambda rows: float(sum(values)) if (values := _firsts(rows)) else None


def _exact_sum(values: list[Any]) -> Decimal:
    total = Decimal(0)
    for value in values:
        total = EXACT.add(total, Decimal(value))
    return total


def _avg(kind: Type) -> tuple[Type, Callable[[Rows], Any]]:
    if kind in (FLOAT4, FLOAT8):
        return FLOAT8, lambda rows: sum(values) / len(values) if (values := _firsts(rows)) else None
    if kind is INTERVAL:
        return INTERVAL, lambda rows: sum(values[1:], values[0]) / len(values) if (values := _firsts(rows)) else None
    return NUMERIC, lambda rows: divide(_exact_sum(values), Decimal(len(values))) if (values := _firsts(rows)) else None


def _spread(sample: bool, root: bool) -> Callable[[Rows], float | None]:
    """Standard deviation or variance of floats."""

    def spread(rows: Rows) -> float | None:
        values = [float(value) for value in _firsts(rows)]
        count = len(values) - sample
        if count <= 0:
            return None
        mean = math.fsum(values) / len(values)
        variance = math.fsum((value - mean) ** 2 for value in values) / count
        return math.sqrt(variance) if root else variance

    return spread


def _exact_spread(sample: bool, root: bool) -> Callable[[Rows], Decimal | None]:
    def spread(rows: Rows) -> Decimal | None:
        values = [Decimal(value) for value in _firsts(rows)]
        count = len(values)
        if count <= sample:
            return None
        squares = EXACT.multiply(_exact_sum([EXACT.multiply(value, value) for value in values]), Decimal(count))
        total = _exact_sum(values)
        above = EXACT.subtract(squares, EXACT.multiply(total, total))
        variance = divide(above, Decimal(count * (count - sample)))
        if not root or not variance:
            return Decimal(0) if not above else variance
        return EXACT.sqrt(variance).quantize(Decimal(1).scaleb(-scale(variance)), context=EXACT)

    return spread


def json_value(kind: Type, value: Any) -> Any:
    """A value of SQL as JSON has it."""
    if isinstance(value, RowValue):
        names = value.names or [f"f{at + 1}" for at in range(len(value.values))]
        return {name: json_value(of, one) for name, of, one in zip(names, value.kinds, value.values, strict=True)}
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if kind in (JSON, JSONB):
        return json_loads(value)
    if kind is NUMERIC:
        return value
    if kind.element is not None:
        return [json_value(kind.element, item) for item in value]
    return value if isinstance(value, (str, dict, list)) else to_text(kind, value).replace(" ", "T", 1)


def json_part(kind: Type, value: Any) -> str:
    """A value as row_to_json and its like write it: what is JSON already stays as it is."""
    if value is not None and kind in (JSON, JSONB):
        return value
    if isinstance(value, RowValue):
        names = value.names or [f"f{at + 1}" for at in range(len(value.values))]
        parts = [json_part(of, one) for of, one in zip(value.kinds, value.values, strict=True)]
        return "{" + ",".join(f"{json_key(name)}:{part}" for name, part in zip(names, parts, strict=True)) + "}"
    if value is not None and kind.element is not None:
        return json_array([json_part(kind.element, item) for item in value], ",")
    return json_scalar(json_value(kind, value))


def _pairs(kinds: list[Type], rows: Rows) -> dict[str, Any]:
    return {to_text(kinds[0], row[0]): json_value(kinds[1], row[1]) for row in rows}


def aggregate(name: str, kinds: list[Type]) -> Plan:
    """How to aggregate arguments of these types."""
    kinds = [TEXT if kind is UNKNOWN else kind for kind in kinds]
    first = kinds[0] if kinds else None
    numbers = first is not None and (first.category == "N" or first is INTERVAL)
    if name == "count":
        return kinds, INT8, lambda rows: len(_firsts(rows)) if kinds else len(rows)
    if first is None or len(kinds) > 2:
        raise undefined_function(f"{name}({', '.join(kind.name for kind in kinds)})")
    if len(kinds) == 1:
        if name in ("sum", "avg") and numbers:
            result, do = (_sum if name == "sum" else _avg)(first)
            return kinds, result, do
        if name in ("min", "max") and first.category in "NSDTA":
            choose = min if name == "min" else max
            return kinds, first, lambda rows: choose(values) if (values := _firsts(rows)) else None
        if name in ("bool_and", "bool_or", "every") and first is BOOL:
            every = any if name == "bool_or" else all
            return kinds, BOOL, lambda rows: every(values) if (values := _firsts(rows)) else None
        if name == "array_agg" and first.array is not None:
            return kinds, first.array, lambda rows: [row[0] for row in rows] or None
        if name == "json_agg":
            between = ", \n " if first is RECORD or first.element is not None else ", "
            return kinds, JSON, lambda rows: _json_rows(first, rows, between)
        if name == "jsonb_agg":
            return kinds, JSONB, lambda rows: jsonb_text([json_value(first, row[0]) for row in rows]) if rows else None
        if name.startswith(("stddev", "var")) and numbers:
            wanted = not name.endswith("pop"), name.startswith("stddev")
            if first in (FLOAT4, FLOAT8):
                return kinds, FLOAT8, _spread(*wanted)
            return kinds, NUMERIC, _exact_spread(*wanted)
    elif name == "string_agg" and first.category == "S":
        return [TEXT, TEXT], TEXT, _joined
    elif name == "json_object_agg":
        return kinds, JSON, lambda rows: _json_fields(kinds, rows)
    elif name == "jsonb_object_agg":
        return kinds, JSONB, lambda rows: jsonb_text(_pairs(kinds, rows)) if rows else None
    raise undefined_function(f"{name}({', '.join(kind.name for kind in kinds)})")


def _json_rows(kind: Type, rows: Rows, between: str) -> str | None:
    return json_array([json_part(kind, row[0]) for row in rows], between) if rows else None


def _json_fields(kinds: list[Type], rows: Rows) -> str | None:
    fields = [(to_text(kinds[0], row[0]), json_part(kinds[1], row[1])) for row in rows]
    return f"{{ {json_object(fields)[1:-1]} }}" if rows else None


def _joined(rows: Rows) -> str | None:
    """Before each value but the first comes its own separator."""
    rows = [row for row in rows if row[0] is not None]
    if not rows:
        return None
    return rows[0][0] + "".join((separator or "") + text for text, separator in rows[1:])
