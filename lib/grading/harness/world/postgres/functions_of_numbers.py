"""Functions of numbers, and chance."""
from __future__ import annotations

import decimal
import math
import random
import uuid
from decimal import Decimal

from .errors import SqlError
from .functions import define
from .operators import divide, scale
from .text_output import EXACT


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
    define("abs", f"{_name} -> {_name}", abs)
for _name in ("int4", "int8"):
    define(
        "mod", f"{_name} {_name} -> {_name}", lambda a, b: int(math.fmod(a, b)) if b else divide(Decimal(a), Decimal(0))
    )
define("mod", "numeric numeric -> numeric", lambda a, b: EXACT.remainder(a, b) if b else divide(a, b))
define("round", "float8 -> float8", lambda value: float(round(value)))
define("round", "numeric -> numeric", _rounded)
define("round", "numeric int4 -> numeric", _rounded)
define("trunc", "float8 -> float8", lambda value: float(math.trunc(value)))
define("trunc", "numeric -> numeric", lambda value: _rounded(value, 0, decimal.ROUND_DOWN))
define("trunc", "numeric int4 -> numeric", lambda value, digits: _rounded(value, digits, decimal.ROUND_DOWN))
define("ceil ceiling", "float8 -> float8", lambda value: float(math.ceil(value)))
define("ceil ceiling", "numeric -> numeric", lambda value: _rounded(value, 0, decimal.ROUND_CEILING))
define("floor", "float8 -> float8", lambda value: float(math.floor(value)))
define("floor", "numeric -> numeric", lambda value: _rounded(value, 0, decimal.ROUND_FLOOR))
define("sqrt", "float8 -> float8", _float_sqrt)
define("sqrt", "numeric -> numeric", _numeric_sqrt)
define("power pow", "float8 float8 -> float8", lambda a, b: a**b)
define("exp", "float8 -> float8", math.exp)
define("ln", "float8 -> float8", math.log)
define("log", "float8 -> float8", math.log10)
define("sign", "float8 -> float8", lambda value: float((value > 0) - (value < 0)))
define("pi", "-> float8", lambda: math.pi)
define("div", "numeric numeric -> numeric", lambda a, b: _rounded(divide(a, b), 0, decimal.ROUND_DOWN))
define("random", "-> float8", lambda run: random.random(), True)
define("setseed", "float8 -> void", lambda value: "")
define(
    "gen_random_uuid uuid_generate_v4", "-> uuid", lambda run: uuid.UUID(int=random.getrandbits(128), version=4), True
)
