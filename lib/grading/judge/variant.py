"""The parameters of one learner's variant: what `generate(rng)` of a variant.py gives."""

from __future__ import annotations

import json
import random
import traceback
from typing import Any, TypedDict

VARIANT_FILE = "variant.py"


class Report(TypedDict):
    parameters: dict[str, Any] | None
    fault: str | None


def generate(source: str, seed: str) -> Report:
    """Plain data by name. The generator is seeded with a text, which Python's random takes the same everywhere."""
    try:
        namespace: dict[str, Any] = {"__name__": "variant"}
        exec(compile(source, VARIANT_FILE, "exec", dont_inherit=True), namespace)
        make = namespace.get("generate")
        if not callable(make):
            return _fault(f"{VARIANT_FILE}: write a function generate(rng) that returns a dict")
        parameters = make(random.Random(seed))
        if not isinstance(parameters, dict) or not all(isinstance(name, str) for name in parameters):
            return _fault(f"{VARIANT_FILE}: generate(rng) must return a dict with names as its keys")
        return {"parameters": json.loads(json.dumps(parameters, allow_nan=False)), "fault": None}
    except SyntaxError as error:
        return _fault(f"{VARIANT_FILE}, line {error.lineno}: {error.msg}")
    except Exception as error:
        lines = [one.lineno for one in traceback.extract_tb(error.__traceback__) if one.filename == VARIANT_FILE]
        where = f"{VARIANT_FILE}, line {lines[-1]}" if lines else VARIANT_FILE
        return _fault(f"{where}: {type(error).__name__}: {error}")


def _fault(words: str) -> Report:
    return {"parameters": None, "fault": words}
