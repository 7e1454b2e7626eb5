"""Arithmetic of integers, numerics and floats, each with its own rounding and limits."""
from __future__ import annotations

import decimal
import math
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from .errors import SqlError, out_of_range
from .text_output import EXACT
from .types import (
    FLOAT4,
    FLOAT8,
    INTEGERS,
    LIMITS,
    NUMBER_ORDER,
    NUMERIC,
    Type,
)  # fmt: skip

Operation = Callable[[Any, Any], Any]


def division_by_zero() -> SqlError:
    return SqlError("22012", "division by zero")


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
    "%": lambda a, b: EXACT.remainder(a, b) if b else fail(division_by_zero()),
}  # fmt: skip


def fail(error: Exception) -> Any:
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
    "/": lambda a, b: a / b if b else fail(division_by_zero()),
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


def on_numbers(op: str, left: Type, right: Type) -> tuple[Type, Type, Type, Operation] | None:
    wide = max(left, right, key=NUMBER_ORDER.index)
    if wide in INTEGERS:
        if op == "^":
            return FLOAT8, FLOAT8, FLOAT8, _finite(_FLOAT["^"])
        return (wide, wide, wide, _ranged(wide, _INTEGER[op])) if op in _INTEGER else None
    if wide is NUMERIC:
        return (NUMERIC, NUMERIC, NUMERIC, _NUMERIC[op]) if op in _NUMERIC else None
    wide = FLOAT8 if left is not right or wide is FLOAT8 or op == "^" else FLOAT4
    return (wide, wide, wide, _finite(_FLOAT[op])) if op in _FLOAT else None
