"""The parameters of one learner's variant: what `generate(rng)` of a variant.py gives."""

from __future__ import annotations

import json
import math
import random
import re
import traceback
from typing import Any, Final, TypedDict

VARIANT_FILE = "variant.py"
_LONGEST_JSON: Final = 64 * 1024
#: Of the integers that JSON carries exactly.
_LARGEST_NUMBER: Final = 2**53 - 1
_is_name = re.compile(r"[A-Za-z]\w*", re.ASCII).fullmatch


class Report(TypedDict):
    parameters: dict[str, Any] | None
    fault: str | None


class _Unusable(Exception):
    """The message says what the author has to mend."""


def generate(source: str, seed: str) -> Report:
    """Plain data by name, which follows from the seed alone: it is made twice, and must be the same."""
    try:
        code = compile(source, VARIANT_FILE, "exec", dont_inherit=True)
        made, again = _make(code, seed), _make(code, seed)
        for name in made:
            if made[name] != again.get(name):
                raise _Unusable(
                    f"two calls of generate(rng) with one seed gave different parameters, such as {name}: "
                    "take every choice from rng, and nothing from a clock or another source of chance"
                )
        return {"parameters": made, "fault": None}
    except _Unusable as error:
        return _fault(VARIANT_FILE, str(error))
    except SyntaxError as error:
        return _fault(f"{VARIANT_FILE}, line {error.lineno}", error.msg)
    except BaseException as error:  # sys.exit() as well
        lines = [one.lineno for one in traceback.extract_tb(error.__traceback__) if one.filename == VARIANT_FILE]
        where = f"{VARIANT_FILE}, line {lines[-1]}" if lines else VARIANT_FILE
        return _fault(where, f"{type(error).__name__}: {error}".removesuffix(": "))


def _make(code: Any, seed: str) -> dict[str, Any]:
    """In a module of its own: it may change its lists as it likes."""
    namespace: dict[str, Any] = {"__name__": "variant"}
    chance = random.getstate()
    exec(code, namespace)
    make = namespace.get("generate")
    if not callable(make):
        raise _Unusable("write a function generate(rng) that returns a dict")
    # Seeded with a text, which Python's random takes the same everywhere.
    parameters = make(random.Random(seed))
    if random.getstate() != chance:
        # It would give every learner the same.
        raise _Unusable("it uses the functions of the module random: take every choice from rng, as in rng.choice(…)")
    if not isinstance(parameters, dict):
        raise _Unusable(f"generate(rng) must return a dict, not {type(parameters).__name__}")
    for name, value in parameters.items():
        if not isinstance(name, str) or not _is_name(name):
            raise _Unusable(f"name a parameter like a Python variable, not {name!r}")
        _require_plain(value, name)
    text = json.dumps(parameters)
    if len(text) > _LONGEST_JSON:
        raise _Unusable(f"the parameters are {len(text)} bytes as JSON, and may be {_LONGEST_JSON}")
    return dict(json.loads(text))


def _require_plain(value: Any, where: str) -> None:
    """Data that JSON and the database carry as they are; a tuple becomes a list."""
    if isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            _require_plain(item, f"{where}[{index}]")
    elif isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str):
                raise _Unusable(f"{where}: the keys of a dict must be texts, not {key!r}")
            _require_plain(item, f"{where}[{key!r}]")
    elif isinstance(value, str):
        if "\0" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
            raise _Unusable(f"{where}: a text must be one that can be stored, not {value[:40]!r}")
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        if not math.isfinite(value) or abs(value) > _LARGEST_NUMBER:
            raise _Unusable(f"{where}: a number must be finite and no larger than 2**53, not {value!r}")
    elif value is not None and not isinstance(value, bool):
        raise _Unusable(
            f"{where} is of type {type(value).__name__}: only numbers, texts, True, False, None, lists and dicts "
            "can be parameters"
        )


def _fault(where: str, words: str) -> Report:
    return {"parameters": None, "fault": f"{where}: {words}"}
