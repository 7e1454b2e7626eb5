"""Values from their text: literals, casts from text, defaults. What does not fit fails with the server's message."""
from __future__ import annotations

import datetime as dt
import decimal
import math
import re
import uuid
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from .errors import SqlError, invalid_text, not_simulated, out_of_range
from .json_values import json_loads, jsonb_text
from .types import (
    BOOL,
    BPCHAR,
    BYTEA,
    DATE,
    FLOAT4,
    FLOAT8,
    INTEGERS,
    INTERVAL,
    JSON,
    JSONB,
    LIMITS,
    NUMERIC,
    TIME,
    TIMESTAMP,
    TIMESTAMPTZ,
    UUID,
    VARCHAR,
    Type,
)  # fmt: skip

UTC: Final = dt.timezone.utc

_TRUE: Final = frozenset(["t", "tr", "tru", "true", "y", "ye", "yes", "on", "1"])
_FALSE: Final = frozenset(["f", "fa", "fal", "fals", "false", "n", "no", "of", "off", "0"])

_DATE_AND_TIME: Final = re.compile(
    r"\s*(\d{4,})-(\d{1,2})-(\d{1,2})"
    r"(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?"
    r"\s*(Z|UTC|[+-]\d{1,2}(?::?\d{2})?)?\s*$",
    re.IGNORECASE,
)
_TIME_OF_DAY: Final = re.compile(r"\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s*$")
_INTERVAL_PART: Final = re.compile(
    r"\s*(?:([+-]?)(\d+):(\d{2})(?::(\d{2}(?:\.\d+)?))?|([+-]?\d+(?:\.\d+)?)\s*([a-z]+))"
)
_SECONDS_IN: Final = {
    "microsecond": 1e-6, "us": 1e-6, "usec": 1e-6, "millisecond": 1e-3, "ms": 1e-3, "msec": 1e-3,
    "second": 1, "sec": 1, "s": 1, "minute": 60, "min": 60, "m": 60, "hour": 3600, "hr": 3600, "h": 3600,
    "day": 86_400, "d": 86_400, "week": 604_800, "w": 604_800,
}  # fmt: skip
_LONG_UNITS: Final = ("month", "mon", "year", "yr", "y", "decade", "century", "centurie")


def from_text(kind: Type, text: str) -> Any:
    """The value of this type that `text` writes."""
    if kind.element is not None:
        return _array(kind, text)
    read = _READERS.get(kind)
    return text if read is None else read(kind, text)


def _bool(kind: Type, text: str) -> bool:
    word = text.strip().lower()
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    raise invalid_text(kind.name, text)


def _integer(kind: Type, text: str) -> int:
    if not re.fullmatch(r"\s*[+-]?\d+\s*", text, re.ASCII):
        raise invalid_text(kind.name, text)
    value = int(text)
    if not -LIMITS[kind] <= value < LIMITS[kind]:
        raise SqlError("22003", f'value "{text}" is out of range for type {kind.name}')
    return value


def _numeric(kind: Type, text: str) -> Decimal:
    try:
        value = Decimal(text.strip())
    except decimal.InvalidOperation:
        raise invalid_text(kind.name, text) from None
    exponent = value.as_tuple().exponent
    return value.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else value


def _float(kind: Type, text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        raise invalid_text(kind.name, text) from None
    if math.isinf(value) and "inf" not in text.lower():
        raise SqlError("22003", f'"{text}" is out of range for type {kind.name}')
    return value


def _bytea(kind: Type, text: str) -> bytes:
    if text.startswith("\\x"):
        try:
            return bytes.fromhex(text[2:])
        except ValueError:
            raise SqlError("22023", "invalid hexadecimal data: odd number of digits") from None
    return text.encode()


def _uuid(kind: Type, text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text.strip())
    except ValueError:
        raise invalid_text(kind.name, text) from None


def _json(kind: Type, text: str) -> str:
    try:
        value = json_loads(text)
    except ValueError as error:
        at = getattr(error, "pos", 0)
        token = re.match(r"\w+", text[at:])
        detail = f'Token "{token.group()}" is invalid.' if token else None
        if at >= len(text):
            detail = "The input string ended unexpectedly."
        raise SqlError("22P02", f"invalid input syntax for type json", detail=detail) from None
    return text if kind is JSON else jsonb_text(value)


def _microseconds(fraction: str | None) -> int:
    return int((fraction or "0").ljust(9, "0")[:9]) // 1000


def _datetime(kind: Type, text: str) -> dt.datetime:
    """With its offset, if it has one."""
    match = _DATE_AND_TIME.match(text)
    if match is None:
        if text.strip().lower() in ("infinity", "-infinity", "now", "today", "tomorrow", "yesterday", "epoch"):
            not_simulated(f"the {kind.short} '{text.strip()}'", "write now() or a date")
        raise SqlError("22007", f'invalid input syntax for type {kind.name}: "{text}"')
    year, month, day, hour, minute, second, fraction, offset = match.groups()
    try:
        value = dt.datetime(
            int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0), _microseconds(fraction)
        )
    except ValueError:
        swapped = int(month) > 12 or int(day) > 31
        hint = {"hint": 'Perhaps you need a different "datestyle" setting.'} if swapped else {}
        raise SqlError("22008", f'date/time field value out of range: "{text}"', **hint) from None
    if offset is None:
        return value
    digits = offset[1:].replace(":", "").ljust(4, "0") if offset[0] in "+-" else "0000"
    minutes = int(digits[:-2]) * 60 + int(digits[-2:])
    return value.replace(tzinfo=dt.timezone(dt.timedelta(minutes=-minutes if offset[0] == "-" else minutes)))


def _timestamptz(kind: Type, text: str) -> dt.datetime:
    value = _datetime(kind, text)
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _time(kind: Type, text: str) -> dt.time:
    match = _TIME_OF_DAY.match(text)
    if match is None:
        raise SqlError("22007", f'invalid input syntax for type time: "{text}"')
    hour, minute, second, fraction = match.groups()
    try:
        return dt.time(int(hour), int(minute), int(second or 0), _microseconds(fraction))
    except ValueError:
        raise SqlError("22008", f'date/time field value out of range: "{text}"') from None


def _interval(kind: Type, text: str) -> dt.timedelta:
    at, total, words = 0, dt.timedelta(), text.lower().strip()
    ago = words.endswith(" ago")
    words = words.removesuffix(" ago")
    while at < len(words):
        match = _INTERVAL_PART.match(words, at)
        if match is None:
            if re.fullmatch(r"\s*-?\d+(\.\d+)?\s*", words[at:]):
                total += dt.timedelta(seconds=float(words[at:]))
                break
            raise SqlError("22007", f'invalid input syntax for type interval: "{text}"')
        sign, hours, minutes, seconds, amount, unit = match.groups()
        if unit is None:
            part = dt.timedelta(hours=int(hours), minutes=int(minutes), seconds=float(seconds or 0))
            total += -part if sign == "-" else part
        else:
            total += float(amount) * dt.timedelta(seconds=_unit(unit, text))
        at = match.end()
    return -total if ago else total


def _unit(unit: str, text: str) -> float:
    name = unit if unit in _SECONDS_IN else unit.removesuffix("s")
    if name in _SECONDS_IN:
        return _SECONDS_IN[name]
    if name in _LONG_UNITS:
        not_simulated(f"interval '{text}'", "months and years have no fixed length; write days")
    raise SqlError("22007", f'invalid input syntax for type interval: "{text}"')


def _array(kind: Type, text: str) -> list[Any]:
    body = text.strip()
    if not (body.startswith("{") and body.endswith("}")):
        raise SqlError(
            "22P02", f'malformed array literal: "{text}"',
            detail='Array value must start with "{" or dimension information.',
        )  # fmt: skip
    values: list[Any] = []
    for quoted, plain in re.findall(r'\s*(?:"((?:[^"\\]|\\.)*)"|([^,{}"]+))\s*(?:,|$)', body[1:-1]):
        if plain and plain.strip().upper() == "NULL":
            values.append(None)
        else:
            assert kind.element is not None
            values.append(from_text(kind.element, plain.strip() if plain else re.sub(r"\\(.)", r"\1", quoted)))
    return values


_READERS: Final[dict[Type, Callable[[Type, str], Any]]] = {
    BOOL: _bool, **dict.fromkeys(INTEGERS, _integer), NUMERIC: _numeric, FLOAT4: _float, FLOAT8: _float,
    BYTEA: _bytea, UUID: _uuid, JSON: _json, JSONB: _json, TIME: _time, INTERVAL: _interval,
    DATE: lambda kind, text: _datetime(kind, text).date(),
    TIMESTAMP: lambda kind, text: _datetime(kind, text).replace(tzinfo=None),
    TIMESTAMPTZ: _timestamptz,
}  # fmt: skip


def fitted(kind: Type, modifier: tuple[int, ...], value: Any, explicit: bool = False) -> Any:
    """The value as a column such as varchar(20) or numeric(10, 2) keeps it; only an explicit cast cuts text off."""
    if value is None or not modifier:
        return value
    if kind in (VARCHAR, BPCHAR):
        length = modifier[0]
        if len(value) > length:
            if not explicit and value[length:].strip(" "):
                raise SqlError("22001", f"value too long for type {kind.name}({length})")
            value = value[:length]
        return value.ljust(length) if kind is BPCHAR else value
    if kind is NUMERIC:
        return _fitted_numeric(value, *modifier)
    return value


def _fitted_numeric(value: Decimal, precision: int, scale: int = 0) -> Decimal:
    if not value.is_finite():
        return value
    rounded = value.quantize(Decimal(1).scaleb(-scale), decimal.ROUND_HALF_UP, decimal.Context(prec=1000))
    if abs(rounded) >= Decimal(10) ** (precision - scale):
        raise SqlError(
            "22003", "numeric field overflow",
            detail=f"A field with precision {precision}, scale {scale} must round to an absolute value less than "
            + (f"10^{precision - scale}." if precision > scale else "1."),
        )  # fmt: skip
    return rounded


def in_range(kind: Type, value: int) -> int:
    if not -LIMITS[kind] <= value < LIMITS[kind]:
        raise out_of_range(kind.name)
    return value
