"""Arguments of the program into values of the server, and back. What does not fit is refused as asyncpg does."""
from __future__ import annotations

import datetime as dt
import decimal
import operator
import struct
import uuid
from collections.abc import Callable, Iterable, Sized
from decimal import Decimal
from types import ModuleType
from typing import Any, Final

from ..postgres.expressions import RowValue
from ..postgres.text_input import UTC, from_text
from ..postgres.text_output import to_text
from ..postgres.types import (
    BOOL,
    BPCHAR,
    BYTEA,
    DATE,
    FLOAT4,
    FLOAT8,
    INT2,
    INT4,
    INT8,
    INTERVAL,
    JSON,
    JSONB,
    NAME,
    NUMERIC,
    RECORD,
    TEXT,
    TIME,
    TIMESTAMP,
    TIMESTAMPTZ,
    VARCHAR,
    VOID,
    Type,
)  # fmt: skip
from ..postgres.types import UUID as UUID_TYPE
from .exceptions import DataError, InterfaceError
from .record import Record, make_record

pgproto = ModuleType("asyncpg.pgproto.pgproto")


class UUID(uuid.UUID):
    """A UUID as asyncpg makes it; equal to the standard library's."""

    __slots__ = ()


UUID.__module__ = "asyncpg.pgproto.pgproto"
pgproto.UUID = UUID  # type: ignore[attr-defined]

#: (encoder, decoder) by the name of a type: what set_type_codec() was given.
Codecs = dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]]


def _bool(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"a boolean is required (got type {type(value).__name__})")
    return value


def _integer(bits: int) -> Callable[[Any], int]:
    limit = 1 << bits - 1

    def encode(value: Any) -> int:
        # It takes whatever int() takes, strings apart: 1.5 is 1.
        number = int(value) if isinstance(value, (float, Decimal)) else operator.index(value)
        if not -limit <= number < limit:
            raise OverflowError(f"value out of int{bits} range")
        return number

    return encode


def _float(value: Any) -> float:
    if not hasattr(type(value), "__float__") and not hasattr(type(value), "__index__"):
        raise TypeError(f"must be real number, not {type(value).__name__}")
    return float(value)


def _short_float(value: Any) -> float:
    """To the precision that four bytes keep."""
    return struct.unpack("f", struct.pack("f", _float(value)))[0]


def _numeric(value: Any) -> Decimal:
    number = value if isinstance(value, Decimal) else Decimal(value)
    exponent = number.as_tuple().exponent
    return number.quantize(Decimal(1), context=_WIDE) if isinstance(exponent, int) and exponent > 0 else number


_WIDE: Final = decimal.Context(prec=400)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected str, got {type(value).__name__}")
    return value


def _bytes(value: Any) -> bytes:
    if not isinstance(value, (bytes, bytearray, memoryview)):
        raise TypeError(f"a bytes-like object is required, not '{type(value).__name__}'")
    return bytes(value)


def _date(value: Any) -> dt.date:
    value.toordinal  # noqa: B018  what is no date fails here, by the name that asyncpg shows
    return dt.date(value.year, value.month, value.day)


def _moment(value: Any) -> dt.datetime:
    if isinstance(value, dt.datetime):
        return value
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day)
    raise TypeError(f"expected a datetime.date or datetime.datetime instance, got {type(value).__name__!r}")


def _timestamp(value: Any) -> dt.datetime:
    moment = _moment(value)
    if moment.tzinfo is not None:
        raise TypeError("can't subtract offset-naive and offset-aware datetimes")
    return moment


def _timestamptz(value: Any) -> dt.datetime:
    moment = _moment(value)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _time(value: Any) -> dt.time:
    value.hour  # noqa: B018
    return value


def _interval(value: Any) -> dt.timedelta:
    value.days  # noqa: B018
    return value


def _uuid(value: Any) -> uuid.UUID:
    if not isinstance(value, str):
        return uuid.UUID(bytes=value.bytes)
    if not 32 <= len(value) <= 36:
        raise ValueError(f"invalid UUID {value!r}: length must be between 32..36 characters, got {len(value)}")
    wrong = next((letter for letter in value if letter not in "0123456789abcdefABCDEF-"), None)
    if wrong is not None:
        raise ValueError(f"invalid UUID {value!r}: unexpected character {wrong!r}")
    return uuid.UUID(value)


_ENCODERS: Final[dict[Type, Callable[[Any], Any]]] = {
    BOOL: _bool, INT2: _integer(16), INT4: _integer(32), INT8: _integer(64), FLOAT4: _short_float, FLOAT8: _float,
    NUMERIC: _numeric, **dict.fromkeys([TEXT, VARCHAR, BPCHAR, NAME, JSON, JSONB], _text), BYTEA: _bytes, DATE: _date,
    TIMESTAMP: _timestamp, TIMESTAMPTZ: _timestamptz, TIME: _time, INTERVAL: _interval, UUID_TYPE: _uuid,
}  # fmt: skip


def _encode(kind: Type, value: Any, codecs: Codecs) -> Any:
    if kind.short in codecs:
        text = codecs[kind.short][0](value)
        if not isinstance(text, str):
            raise TypeError(f"expected str, got {type(text).__name__}")
        return from_text(kind, text)
    if kind.element is not None:
        return _array(kind.element, value, codecs)
    encoded = _ENCODERS[kind](value)
    return from_text(kind, encoded) if kind in (JSON, JSONB) else encoded


def _array(kind: Type, value: Any, codecs: Codecs) -> list[Any]:
    if not (isinstance(value, Sized) and isinstance(value, Iterable)) or isinstance(value, (str, bytes, dict)):
        raise TypeError(f"a sized iterable container expected (got type {type(value).__name__!r})")
    found = []
    for at, item in enumerate(value):
        try:
            found.append(None if item is None else _encode(kind, item, codecs))
        except TypeError as error:
            raise ValueError(f"invalid array element at index {at}: {error.args[0]}") from None
    return found


def encoded(kinds: list[Type], args: Any, codecs: Codecs, number: int = -1) -> tuple[Any, ...]:
    """`number` is which of executemany()'s sequences this is."""
    if number >= 0 and not (hasattr(args, "__getitem__") and hasattr(args, "__len__")):
        raise DataError(
            f"invalid input in executemany() argument sequence element #{number}: expected a sequence, "
            f"got {type(args).__name__}"
        )
    if len(kinds) != len(args):
        hint = "Check the query against the passed list of arguments."
        if not kinds:
            hint += (
                "  Note that parameters are supported only in SELECT, INSERT, UPDATE, DELETE, MERGE and VALUES "
                "statements, and will *not* work in statements  like CREATE VIEW or DECLARE CURSOR."
            )
        raise InterfaceError(
            f"the server expects {len(kinds)} argument{'s' if len(kinds) != 1 else ''} for this query, "
            f"{len(args)} {'was' if len(args) == 1 else 'were'} passed",
            hint=hint,
        )
    where = f" in element #{number} of executemany() sequence" if number >= 0 else ""
    return tuple(_argument(kind, arg, codecs, f"${at}{where}") for at, (kind, arg) in enumerate(zip(kinds, args), 1))


def copied(kinds: list[Type], row: Any, codecs: Codecs) -> tuple[Any, ...]:
    """One record of a COPY: what there is too much of is passed over."""
    return tuple(None if row[at] is None else _encode(kind, row[at], codecs) for at, kind in enumerate(kinds))


def _argument(kind: Type, value: Any, codecs: Codecs, position: str) -> Any:
    if value is None:
        return None
    try:
        return _encode(kind, value, codecs)
    except Exception as error:
        if type(error).__name__ == "SqlError":
            raise
        text = repr(value)
        text = text[:40] + "..." if len(text) > 40 else text
        raise DataError(f"invalid input for query argument {position}: {text} ({error})") from error


def _decoded(kind: Type, value: Any, codecs: Codecs) -> Any:
    if value is None:
        return None
    if kind.short in codecs:
        return codecs[kind.short][1](to_text(kind, value))
    if kind is UUID_TYPE:
        return UUID(int=value.int)
    if kind.element is not None:
        return [_decoded(kind.element, item, codecs) for item in value]
    if kind is VOID:
        return None
    if kind is RECORD and isinstance(value, RowValue):
        if not value.names:
            return tuple(_decoded(of, one, codecs) for of, one in zip(value.kinds, value.values))
        at = {name: number for number, name in enumerate(value.names)}
        values = tuple(_decoded(of, one, codecs) for of, one in zip(value.kinds, value.values))
        return make_record(Record, tuple(value.names), at, values)
    return value


def records(columns: list[Any], rows: list[Any], record_class: type[Record], codecs: Codecs) -> list[Any]:
    names = tuple(column.name for column in columns)
    at = {name: number for number, name in enumerate(names)}
    kinds = [column.type for column in columns]
    return [
        make_record(record_class, names, at, tuple(_decoded(kind, value, codecs) for kind, value in zip(kinds, row)))
        for row in rows
    ]


__all__ = ["Codecs", "UUID", "copied", "encoded", "pgproto", "records"]
