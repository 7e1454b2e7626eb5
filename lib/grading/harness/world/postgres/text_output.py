"""Values as text, and from one type to another."""
from __future__ import annotations

import datetime as dt
import decimal
import math
from decimal import Decimal
from typing import Any, Final

from .errors import SqlError, out_of_range
from .json_values import json_loads, jsonb_text
from .text_input import UTC, fitted, from_text, in_range
from .types import (
    BOOL,
    BPCHAR,
    BYTEA,
    DATE,
    FLOAT4,
    FLOAT8,
    INT4,
    INTEGERS,
    INTERVAL,
    JSON,
    JSONB,
    NUMERIC,
    STRINGS,
    TIME,
    TIMESTAMP,
    TIMESTAMPTZ,
    UNKNOWN,
    VOID,
    Type,
)  # fmt: skip

#: Wide enough for whatever a lesson computes; the engine rounds where Postgres does.
EXACT: Final = decimal.Context(prec=400, rounding=decimal.ROUND_HALF_UP)


def to_text(kind: Type, value: Any) -> str:
    """As a cast to text writes it."""
    if kind is BOOL:
        return "true" if value else "false"
    if kind is NUMERIC:
        return format(value, "f") if value.is_finite() else str(value)
    if kind in (FLOAT4, FLOAT8):
        return _float_text(value)
    if kind in (TIMESTAMP, TIMESTAMPTZ):
        text = value.replace(tzinfo=None).isoformat(" ")
        return (text.rstrip("0") if value.microsecond else text) + ("+00" if kind is TIMESTAMPTZ else "")
    if kind is TIME:
        return value.isoformat().rstrip("0") if value.microsecond else value.isoformat()
    if kind is DATE:
        return value.isoformat()
    if kind is INTERVAL:
        return interval_text(value)
    if kind is BYTEA:
        return "\\x" + value.hex()
    if kind is VOID:
        return ""
    if kind.element is not None:
        return "{" + ",".join(_element_text(kind.element, item) for item in value) + "}"
    if kind is BPCHAR:
        return value.rstrip(" ")
    return str(value)


def shown(kind: Type, value: Any) -> str:
    """As details of errors show it: the output function's text, null for NULL."""
    if value is None:
        return "null"
    return ("t" if value else "f") if kind is BOOL else value if kind is BPCHAR else to_text(kind, value)


def _element_text(kind: Type, value: Any) -> str:
    if value is None:
        return "NULL"
    text = shown(kind, value) if kind.element is None else to_text(kind, value)
    if kind.element is None and (not text or text.upper() == "NULL" or any(c in text for c in '{}," \\\t\n')):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return text


def _float_text(value: float) -> str:
    if math.isnan(value) or math.isinf(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    text = repr(value)
    if "e" in text:
        digits, exponent = text.split("e")
        if 0 <= int(exponent) < 15:
            return format(Decimal(text), "f")
        return (
            f"{digits.removesuffix('.0')}e{exponent[0] if exponent[0] in '+-' else '+'}{exponent.lstrip('+-').zfill(2)}"
        )
    if abs(value) >= 1e15:
        return _float_text_with_exponent(text)
    return text.removesuffix(".0")


def _float_text_with_exponent(text: str) -> str:
    digits = text.removesuffix(".0")
    sign, digits = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
    mantissa = digits[0] + ("." + digits[1:].rstrip("0") if digits[1:].strip("0") else "")
    return f"{sign}{mantissa}e+{len(digits) - 1:02d}"


def interval_text(value: dt.timedelta) -> str:
    microseconds = (value.days * 86_400 + value.seconds) * 1_000_000 + value.microseconds
    sign, microseconds = ("-", -microseconds) if microseconds < 0 else ("", microseconds)
    days, rest = divmod(microseconds, 86_400_000_000)
    seconds, fraction = divmod(rest, 1_000_000)
    clock = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    if fraction:
        clock += f".{fraction:06d}".rstrip("0")
    parts = [f"{sign}{days} day{'' if sign + str(days) == '1' else 's'}"] if days else []
    return " ".join([*parts, *([sign + clock] if rest or not days else [])])


def may_cast(source: Type, target: Type, explicit: bool) -> bool:
    """Whether a value of the one type can become one of the other, by CAST or by being put into a column."""
    if source is target or source is UNKNOWN:
        return True
    if target in STRINGS:
        return True
    if source in STRINGS:
        return explicit or target in STRINGS
    if source.element is not None and target.element is not None:
        return may_cast(source.element, target.element, explicit)
    if source.category == target.category == "N":
        return True
    if source.category == target.category == "D":
        return not (source is TIME or (source is DATE and target is TIME))
    if explicit and BOOL in (source, target):
        return INT4 in (source, target)
    return {source, target} == {JSON, JSONB} or (source is TIME and target is INTERVAL)


def cast(value: Any, source: Type, target: Type, modifier: tuple[int, ...] = (), explicit: bool = True) -> Any:
    """`value` as one of `target`; both types are known to be castable."""
    if value is None:
        return None
    if source is not target:
        value = _converted(value, source, target)
    return fitted(target, modifier, value, explicit) if modifier else value


def _converted(value: Any, source: Type, target: Type) -> Any:
    if target in STRINGS:
        return to_text(source, value) if source not in STRINGS or source is BPCHAR else value
    if source in STRINGS or source is UNKNOWN:
        return from_text(target, value)
    if target.element is not None and source.element is not None:
        return [None if item is None else _converted(item, source.element, target.element) for item in value]
    if target.category == "N":
        return to_number(value, target)
    if target is BOOL:
        return bool(value)
    if target is JSONB:
        return jsonb_text(json_loads(value))
    if source.category == "D":
        return _to_moment(value, source, target)
    if source is TIME and target is INTERVAL:
        return dt.timedelta(
            hours=value.hour, minutes=value.minute, seconds=value.second, microseconds=value.microsecond
        )
    return value


def to_number(value: Any, target: Type) -> Any:
    if target in INTEGERS:
        if isinstance(value, float):
            if not math.isfinite(value):
                raise out_of_range(target.name)
            value = round(value)  # floats round half to even, numerics half up
        elif isinstance(value, Decimal):
            if not value.is_finite():
                raise SqlError("22003", f"cannot convert {value} to {target.name}")
            value = int(value.to_integral_value(decimal.ROUND_HALF_UP))
        return in_range(target, int(value))
    if target is NUMERIC:
        return Decimal(format(value, ".15g")) if isinstance(value, float) else Decimal(value)
    return float(value)


def _to_moment(value: Any, source: Type, target: Type) -> Any:
    if target is DATE:
        return value.date()
    if target is TIME:
        return value.time()
    if source is DATE:
        value = dt.datetime(value.year, value.month, value.day)
    return value.replace(tzinfo=UTC if target is TIMESTAMPTZ else None)
