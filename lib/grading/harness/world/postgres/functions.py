"""Functions of one row: signature → what to do. NULL in, NULL out, except where `on_null` is set.

A signature names types as the catalogue does; `any` takes all. Those whose `needs_run` is set get the Run first.
Functions that bend the rules of types (coalesce, greatest …) are in special_forms.py.
"""
from __future__ import annotations

import datetime as dt
import decimal
import hashlib
import math
import random
import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from ...clock import WALL_START
from .errors import SqlError, not_simulated
from .operators import divide, scale
from .json_values import json_loads, jsonb_text
from .text_input import UTC
from .text_output import EXACT
from .types import BY_NAME, DATE, NUMBER_ORDER, RECORD, TIME, TIMESTAMP, TIMESTAMPTZ, UNKNOWN, VOID, Type


@dataclass(frozen=True, slots=True)
class Function:
    args: tuple[Type | None, ...]  # None: any type
    result: Type
    do: Callable[..., Any]
    needs_run: bool = False
    on_null: bool = False


FUNCTIONS: Final[dict[str, list[Function]]] = {}
_TYPES: Final[dict[str, Type | None]] = {**BY_NAME, "void": VOID, "record": RECORD, "any": None}
for _kind in list(BY_NAME.values()):
    if _kind.array is not None:
        _TYPES[_kind.array.short] = _kind.array


def _define(names: str, signature: str, do: Callable[..., Any], needs_run: bool = False, on_null: bool = False) -> None:
    args, _, result = signature.partition("->")
    kinds = tuple(_TYPES[word] for word in args.split())
    returns = _TYPES[result.strip()]
    assert returns is not None
    for name in names.split():
        FUNCTIONS.setdefault(name, []).append(Function(kinds, returns, do, needs_run, on_null))


def accepts(source: Type, target: Type | None) -> int:
    """How well an argument fits: 3 exactly, 2 a literal, 1 by widening, 0 not at all."""
    if source is target:
        return 3
    if source is UNKNOWN or target is None:
        return 2
    if source.category == target.category == "S":
        return 2 if target.name == "text" else 1
    if source in NUMBER_ORDER and target in NUMBER_ORDER:
        return int(NUMBER_ORDER.index(source) < NUMBER_ORDER.index(target))
    return int((source, target) in ((DATE, TIMESTAMP), (DATE, TIMESTAMPTZ), (TIMESTAMP, TIMESTAMPTZ)))


# -- time ----------------------------------------------------------------------------------------------------------


def moment(seconds: float) -> dt.datetime:
    """Virtual seconds as the server's clock shows them."""
    start = dt.datetime.fromtimestamp(WALL_START // 1_000_000_000, UTC)
    return start + dt.timedelta(microseconds=round(seconds * 1_000_000))


def transaction_time(run: Any) -> dt.datetime:
    return moment(run.transaction.began)


def _sleep(run: Any, seconds: float) -> str:
    run.sleep += max(0.0, float(seconds))
    return ""


_define("now transaction_timestamp current_timestamp statement_timestamp", "-> timestamptz", transaction_time, True)
_define("clock_timestamp", "-> timestamptz", lambda run: moment(run.server.world.now() + run.sleep), True)
_define("localtimestamp", "-> timestamp", lambda run: transaction_time(run).replace(tzinfo=None), True)
_define("current_date", "-> date", lambda run: transaction_time(run).date(), True)
_define("localtime", "-> time", lambda run: transaction_time(run).time(), True)
_define("pg_sleep", "float8 -> void", _sleep, True)
_define("pg_sleep_for", "interval -> void", lambda run, value: _sleep(run, value.total_seconds()), True)

_TRUNCATED: Final = {"year": 1, "month": 2, "day": 3, "hour": 4, "minute": 5, "second": 6}


def _date_trunc(unit: str, value: dt.datetime) -> dt.datetime:
    if unit == "week":
        value -= dt.timedelta(days=value.weekday())
        unit = "day"
    if unit in ("milliseconds", "microseconds"):
        return value.replace(microsecond=value.microsecond // 1000 * 1000) if unit == "milliseconds" else value
    if unit == "quarter":
        value = value.replace(month=(value.month - 1) // 3 * 3 + 1)
        unit = "month"
    if unit not in _TRUNCATED:
        raise SqlError("22023", f'unit "{unit}" not recognized for type timestamp with time zone')
    parts = list(value.timetuple()[:6])[: _TRUNCATED[unit]]
    return dt.datetime(*(parts + [1, 1, 1, 0, 0, 0][len(parts) :]), tzinfo=value.tzinfo)


def _seconds(value: Any) -> Decimal:
    return Decimal(value.second) + Decimal(value.microsecond).scaleb(-6)


def _extract(unit: str, value: Any) -> Decimal:
    if isinstance(value, dt.timedelta):
        return _extract_interval(unit, value)
    if unit == "epoch" and isinstance(value, dt.date):
        moment_ = value if isinstance(value, dt.datetime) else dt.datetime(value.year, value.month, value.day)
        gone = moment_.replace(tzinfo=UTC) - dt.datetime(1970, 1, 1, tzinfo=UTC)
        whole = Decimal(gone.days * 86_400 + gone.seconds)
        return whole + Decimal(gone.microseconds).scaleb(-6) if isinstance(value, dt.datetime) else whole
    try:
        return Decimal(_PARTS[unit](value))
    except KeyError:
        raise SqlError("22023", f'unit "{unit}" not recognized for type {type(value).__name__}') from None
    except AttributeError:
        raise SqlError("22023", f'unit "{unit}" not supported for type date') from None


_PARTS: Final[dict[str, Callable[[Any], Any]]] = {
    "year": lambda value: value.year, "month": lambda value: value.month, "day": lambda value: value.day,
    "hour": lambda value: value.hour, "minute": lambda value: value.minute, "second": _seconds,
    "dow": lambda value: (value.weekday() + 1) % 7, "isodow": lambda value: value.weekday() + 1,
    "doy": lambda value: value.timetuple().tm_yday, "week": lambda value: value.isocalendar()[1],
    "isoyear": lambda value: value.isocalendar()[0], "quarter": lambda value: (value.month - 1) // 3 + 1,
    "milliseconds": lambda value: _seconds(value) * 1000, "microseconds": lambda value: int(_seconds(value) * 1_000_000),
}  # fmt: skip


def _extract_interval(unit: str, value: dt.timedelta) -> Decimal:
    whole = Decimal(value.days * 86_400 + value.seconds) + Decimal(value.microseconds).scaleb(-6)
    rest = Decimal(value.seconds) + Decimal(value.microseconds).scaleb(-6)
    parts = {
        "epoch": whole, "day": Decimal(value.days), "hour": rest // 3600, "minute": rest // 60 % 60,
        "second": rest % 60, "milliseconds": rest % 60 * 1000,
    }  # fmt: skip
    if unit not in parts:
        raise SqlError("22023", f'unit "{unit}" not recognized for type interval')
    return parts[unit]


_FORMATS: Final[dict[str, Callable[[Any], str]]] = {
    "YYYY": lambda v: f"{v.year:04d}", "MM": lambda v: f"{v.month:02d}", "DD": lambda v: f"{v.day:02d}",
    "HH24": lambda v: f"{v.hour:02d}", "HH12": lambda v: f"{(v.hour - 1) % 12 + 1:02d}", "MI": lambda v: f"{v.minute:02d}",
    "SS": lambda v: f"{v.second:02d}", "MS": lambda v: f"{v.microsecond // 1000:03d}", "US": lambda v: f"{v.microsecond:06d}",
    "Mon": lambda v: v.strftime("%b"), "Month": lambda v: v.strftime("%B").ljust(9), "Day": lambda v: v.strftime("%A").ljust(9),
    "Dy": lambda v: v.strftime("%a"), "YY": lambda v: f"{v.year % 100:02d}",
}  # fmt: skip


def _to_char(value: Any, pattern: str) -> str:
    if isinstance(value, (int, float, Decimal)):
        not_simulated("to_char of a number", "format it in Python")
    names = "|".join(sorted(_FORMATS, key=len, reverse=True))
    return re.sub(names, lambda match: _FORMATS[match.group()](value), pattern)


def _timezone(zone: str, value: dt.datetime) -> dt.datetime:
    if zone.upper() not in ("UTC", "GMT", "Z"):
        not_simulated(f"the time zone {zone}", "only UTC is here")
    return value.replace(tzinfo=UTC if value.tzinfo is None else None)


_define("date_trunc", "text timestamptz -> timestamptz", _date_trunc)
_define("date_trunc", "text timestamp -> timestamp", _date_trunc)
_define("extract", "text any -> numeric", lambda unit, value: _extract(unit.lower(), value))
_define("date_part", "text any -> float8", lambda unit, value: float(_extract(unit.lower(), value)))
_define("to_char", "any text -> text", _to_char)
_define("timezone", "text timestamptz -> timestamp", _timezone)
_define("timezone", "text timestamp -> timestamptz", _timezone)
_define("age", "timestamptz timestamptz -> interval", lambda a, b: a - b)
_define("to_timestamp", "float8 -> timestamptz", lambda value: dt.datetime(1970, 1, 1, tzinfo=UTC) + dt.timedelta(seconds=value))
_define("make_date", "int4 int4 int4 -> date", dt.date)
_define("make_interval", "-> interval", dt.timedelta)

# -- numbers -------------------------------------------------------------------------------------------------------


def _rounded(value: Decimal, digits: int = 0, how: str = decimal.ROUND_HALF_UP) -> Decimal:
    rounded = value.quantize(Decimal(1).scaleb(-digits), how, EXACT)
    return rounded if digits >= 0 else rounded.quantize(Decimal(1))


def _numeric_sqrt(value: Decimal) -> Decimal:
    if value < 0:
        raise SqlError("2201F", "cannot take square root of a negative number")
    root = EXACT.sqrt(value)
    return _rounded(root, max(16 - max(0, (root.adjusted() // 4) * 4), scale(value)) - 1)


def _float_sqrt(value: float) -> float:
    if value < 0:
        raise SqlError("2201F", "cannot take square root of a negative number")
    return math.sqrt(value)


for _name in ("int4", "int8", "numeric", "float8"):
    _define("abs", f"{_name} -> {_name}", abs)
for _name in ("int4", "int8"):
    _define("mod", f"{_name} {_name} -> {_name}", lambda a, b: int(math.fmod(a, b)) if b else divide(Decimal(a), Decimal(0)))
_define("mod", "numeric numeric -> numeric", lambda a, b: EXACT.remainder(a, b) if b else divide(a, b))
_define("round", "float8 -> float8", lambda value: float(round(value)))
_define("round", "numeric -> numeric", _rounded)
_define("round", "numeric int4 -> numeric", _rounded)
_define("trunc", "float8 -> float8", lambda value: float(math.trunc(value)))
_define("trunc", "numeric -> numeric", lambda value: _rounded(value, 0, decimal.ROUND_DOWN))
_define("trunc", "numeric int4 -> numeric", lambda value, digits: _rounded(value, digits, decimal.ROUND_DOWN))
_define("ceil ceiling", "float8 -> float8", lambda value: float(math.ceil(value)))
_define("ceil ceiling", "numeric -> numeric", lambda value: _rounded(value, 0, decimal.ROUND_CEILING))
_define("floor", "float8 -> float8", lambda value: float(math.floor(value)))
_define("floor", "numeric -> numeric", lambda value: _rounded(value, 0, decimal.ROUND_FLOOR))
_define("sqrt", "float8 -> float8", _float_sqrt)
_define("sqrt", "numeric -> numeric", _numeric_sqrt)
_define("power pow", "float8 float8 -> float8", lambda a, b: a**b)
_define("exp", "float8 -> float8", math.exp)
_define("ln", "float8 -> float8", math.log)
_define("log", "float8 -> float8", math.log10)
_define("sign", "float8 -> float8", lambda value: float((value > 0) - (value < 0)))
_define("pi", "-> float8", lambda: math.pi)
_define("div", "numeric numeric -> numeric", lambda a, b: _rounded(divide(a, b), 0, decimal.ROUND_DOWN))
_define("random", "-> float8", lambda run: random.random(), True)
_define("setseed", "float8 -> void", lambda value: "")
_define("gen_random_uuid uuid_generate_v4", "-> uuid", lambda run: uuid.UUID(int=random.getrandbits(128), version=4), True)

# -- text ----------------------------------------------------------------------------------------------------------


def _substr(text: str, start: int, length: int | None = None) -> str:
    if length is not None and length < 0:
        raise SqlError("22011", "negative substring length not allowed")
    end = len(text) if length is None else max(0, start - 1 + length)
    return text[max(0, start - 1) : end]


def _pad(text: str, length: int, fill: str, left: bool) -> str:
    missing = length - len(text)
    if missing <= 0 or not fill:
        return text[: max(0, length)]
    padding = (fill * missing)[:missing]
    return padding + text if left else text + padding


def _split_part(text: str, separator: str, number: int) -> str:
    parts = text.split(separator) if separator else [text]
    at = number - 1 if number > 0 else len(parts) + number
    return parts[at] if 0 <= at < len(parts) else ""


def _regexp_replace(text: str, pattern: str, replacement: str, flags: str = "") -> str:
    found = re.compile(pattern, re.IGNORECASE if "i" in flags else 0)
    return found.sub(replacement.replace("\\&", "\\g<0>"), text, 0 if "g" in flags else 1)


_define("lower", "text -> text", str.lower)
_define("upper", "text -> text", str.upper)
_define("initcap", "text -> text", lambda text: re.sub(r"[^\W_]+", lambda match: match.group().capitalize(), text))
_define("length char_length character_length", "text -> int4", len)
_define("octet_length", "text -> int4", lambda text: len(text.encode()))
_define("substr substring", "text int4 -> text", _substr)
_define("substr substring", "text int4 int4 -> text", _substr)
_define("left", "text int4 -> text", lambda text, n: text[:n])
_define("right", "text int4 -> text", lambda text, n: text[max(0, len(text) - n) :] if n >= 0 else text[-n:])
_define("strpos position", "text text -> int4", lambda text, part: text.find(part) + 1)
_define("replace", "text text text -> text", str.replace)
_define("repeat", "text int4 -> text", lambda text, n: text * max(0, n))
_define("reverse", "text -> text", lambda text: text[::-1])
_define("btrim trim", "text -> text", lambda text: text.strip(" "))
_define("btrim trim", "text text -> text", str.strip)
_define("ltrim", "text -> text", lambda text: text.lstrip(" "))
_define("ltrim", "text text -> text", str.lstrip)
_define("rtrim", "text -> text", lambda text: text.rstrip(" "))
_define("rtrim", "text text -> text", str.rstrip)
_define("lpad", "text int4 -> text", lambda text, n: _pad(text, n, " ", True))
_define("lpad", "text int4 text -> text", lambda text, n, fill: _pad(text, n, fill, True))
_define("rpad", "text int4 -> text", lambda text, n: _pad(text, n, " ", False))
_define("rpad", "text int4 text -> text", lambda text, n, fill: _pad(text, n, fill, False))
_define("split_part", "text text int4 -> text", _split_part)
_define("starts_with", "text text -> bool", str.startswith)
_define("md5", "text -> text", lambda text: hashlib.md5(text.encode()).hexdigest())
_define("ascii", "text -> int4", lambda text: ord(text[0]) if text else 0)
_define("chr", "int4 -> text", chr)
_define("regexp_replace", "text text text -> text", _regexp_replace)
_define("regexp_replace", "text text text text -> text", _regexp_replace)
_define("quote_literal", "text -> text", lambda text: "'" + text.replace("'", "''") + "'")
_define("quote_ident", "text -> text", lambda text: text if re.fullmatch("[a-z_][a-z0-9_]*", text) else f'"{text}"')
_define("string_to_array", "text text -> text[]", lambda text, separator: text.split(separator) if text else [])
_define("to_hex", "int8 -> text", lambda value: format(value & ((1 << 64) - 1), "x"))

# -- json, the session and the rest --------------------------------------------------------------------------------


def _json_type(text: str) -> str:
    value = json_loads(text)
    for kind, name in ((bool, "boolean"), (dict, "object"), (list, "array"), (str, "string"), (type(None), "null")):
        if isinstance(value, kind):
            return name
    return "number"


def _jsonb_set(text: str, path: list[str], new: str, create: bool = True) -> str:
    value = json_loads(text)
    found = value
    for step in path[:-1]:
        found = found.get(step) if isinstance(found, dict) else found[int(step)]
        if not isinstance(found, (dict, list)):
            return text
    if isinstance(found, dict) and (create or path[-1] in found):
        found[path[-1]] = json_loads(new)
    elif isinstance(found, list):
        found[int(path[-1])] = json_loads(new)
    return jsonb_text(value)


_define("jsonb_typeof", "jsonb -> text", _json_type)
_define("json_typeof", "json -> text", _json_type)
_define("jsonb_array_length", "jsonb -> int4", lambda text: len(json_loads(text)))
_define("json_array_length", "json -> int4", lambda text: len(json_loads(text)))
_define("jsonb_set", "jsonb text[] jsonb -> jsonb", _jsonb_set)
_define("jsonb_set", "jsonb text[] jsonb bool -> jsonb", _jsonb_set)

_define("nextval", "text -> int8", lambda run, name: run.next_of(run.server.sequence(name)), True)
_define("currval", "text -> int8", lambda run, name: run.session.current_value(name), True)
_define("lastval", "-> int8", lambda run: run.session.last_value(), True)
_define("setval", "text int8 -> int8", lambda run, name, value: run.server.set_sequence(name, value, True), True)
_define("setval", "text int8 bool -> int8", lambda run, name, value, called: run.server.set_sequence(name, value, called), True)
_define("pg_get_serial_sequence", "text text -> text", lambda run, table, column: run.server.serial_sequence(table, column), True)
_define("pg_backend_pid", "-> int4", lambda run: run.session.pid, True)
_define("version", "-> text", lambda: "PostgreSQL 15.4 on a simulated machine, 64-bit")
_define("current_database current_catalog", "-> name", lambda run: run.session.database, True)
_define("current_user session_user user current_role", "-> name", lambda run: run.session.user, True)
_define("current_schema", "-> name", lambda: "public")
_define("current_setting", "text -> text", lambda run, name: run.session.show(name), True)
_define("txid_current pg_current_xact_id", "-> int8", lambda run: run.transaction.number, True)
_define("pg_advisory_lock", "int8 -> void", lambda run, key: run.server.advisory.take(run, key, False), True)
_define("pg_advisory_xact_lock", "int8 -> void", lambda run, key: run.server.advisory.take(run, key, True), True)
_define("pg_try_advisory_lock", "int8 -> bool", lambda run, key: run.server.advisory.try_take(run, key, False), True)
_define("pg_try_advisory_xact_lock", "int8 -> bool", lambda run, key: run.server.advisory.try_take(run, key, True), True)
_define("pg_advisory_unlock", "int8 -> bool", lambda run, key: run.server.advisory.release(run.session, key), True)
_define("pg_advisory_unlock_all", "-> void", lambda run: run.server.advisory.release_all(run.session), True)

__all__ = ["FUNCTIONS", "TIME", "Function", "accepts", "moment", "transaction_time"]
