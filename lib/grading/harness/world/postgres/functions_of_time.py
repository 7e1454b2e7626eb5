"""Functions of dates and times, and of the clock."""
from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from ...timing.clock import WALL_START
from .errors import SqlError, not_simulated
from .functions import define
from .text_input import UTC


def moment(seconds: float) -> dt.datetime:
    """Virtual seconds as the server's clock shows them."""
    start = dt.datetime.fromtimestamp(WALL_START // 1_000_000_000, UTC)
    return start + dt.timedelta(microseconds=round(seconds * 1_000_000))


def transaction_time(run: Any) -> dt.datetime:
    return moment(run.transaction.began)


def _sleep(run: Any, seconds: float) -> str:
    run.sleep += max(0.0, float(seconds))
    return ""


define("now transaction_timestamp current_timestamp statement_timestamp", "-> timestamptz", transaction_time, True)
define("clock_timestamp", "-> timestamptz", lambda run: moment(run.server.world.now() + run.sleep), True)
define("localtimestamp", "-> timestamp", lambda run: transaction_time(run).replace(tzinfo=None), True)
define("current_date", "-> date", lambda run: transaction_time(run).date(), True)
define("localtime", "-> time", lambda run: transaction_time(run).time(), True)
define("pg_sleep", "float8 -> void", _sleep, True)
define("pg_sleep_for", "interval -> void", lambda run, value: _sleep(run, value.total_seconds()), True)

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
    "milliseconds": lambda value: _seconds(value) * 1000,
    "microseconds": lambda value: int(_seconds(value) * 1_000_000),
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
    "HH24": lambda v: f"{v.hour:02d}", "HH12": lambda v: f"{(v.hour - 1) % 12 + 1:02d}",
    "MI": lambda v: f"{v.minute:02d}",
    "SS": lambda v: f"{v.second:02d}",
    "MS": lambda v: f"{v.microsecond // 1000:03d}", "US": lambda v: f"{v.microsecond:06d}",
    "Mon": lambda v: v.strftime("%b"), "Month": lambda v: v.strftime("%B").ljust(9),
    "Day": lambda v: v.strftime("%A").ljust(9),
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


define("date_trunc", "text timestamptz -> timestamptz", _date_trunc)
define("date_trunc", "text timestamp -> timestamp", _date_trunc)
define("extract", "text any -> numeric", lambda unit, value: _extract(unit.lower(), value))
define("date_part", "text any -> float8", lambda unit, value: float(_extract(unit.lower(), value)))
define("to_char", "any text -> text", _to_char)
define("timezone", "text timestamptz -> timestamp", _timezone)
define("timezone", "text timestamp -> timestamptz", _timezone)
define("age", "timestamptz timestamptz -> interval", lambda a, b: a - b)
define(
    "to_timestamp",
    "float8 -> timestamptz",
    lambda value: dt.datetime(1970, 1, 1, tzinfo=UTC) + dt.timedelta(seconds=value),
)
define("make_date", "int4 int4 int4 -> date", dt.date)
define("make_interval", "-> interval", dt.timedelta)
