"""The image's entry for judging: JSON from fd 0, JSON to fd 3. Memory stays between the calls of one session."""

from __future__ import annotations

import json
import os
from typing import Any

from . import variant
from .session import Session

_session: Session | None = None


def handle(request: dict[str, Any]) -> dict[str, Any]:
    """First `{"tests": str, "answer": str}`, then `{"observations": {id: Observation}}` until nothing is pending.

    Or `{"variant": str, "seed": str}`, by itself.
    """
    global _session
    if "variant" in request:
        return dict(variant.generate(request["variant"], request["seed"]))
    if "tests" in request:
        _session = Session(request["tests"], request.get("answer", ""))
    else:
        if _session is None:
            raise RuntimeError("observations came before the tests")
        _session.give(request["observations"])
    return _session.report()


def judge() -> None:
    """One call: reads fd 0 to its end, writes fd 3 once."""
    chunks = []
    while chunk := os.read(0, 1 << 16):
        chunks.append(chunk)
    os.write(3, json.dumps(handle(json.loads(b"".join(chunks)))).encode())


_WARM_TESTS = '''
@visible
async def test_passes(run):
    """en: passes  zh: 通过"""
    (await run("f()")).returned([1, 2]).took(1).printed([]).never_blocked().awaited_everything().ran_at_once(0)

@weight(2)
async def test_fails(run):
    """en: fails  zh: 不通过"""
    (await run()).took(2)

async def test_asserts(run):
    """en: asserts  zh: 断言"""
    assert (await run("g()")).elapsed == 2
'''


def warm() -> None:
    """At image build: whatever is imported, compiled or cached lazily is so before the image is taken."""
    global _session
    observation = {
        "status": "finished", "stdout": "", "output": [], "elapsed": 1, "result": {"list": [1, 2]}, "error": None,
        "tasks": [], "diagnostics": [], "peakConcurrency": 0,
    }  # fmt: skip
    report = handle({"tests": _WARM_TESTS, "answer": "import asyncio as a\na.sleep = None\nf().f_back\n"})
    while report["pending"]:
        report = json.loads(json.dumps(handle({"observations": {str(one["id"]): observation for one in report["pending"]}})))
    if len(report["results"]) != 3 or report["fault"] is not None:
        raise RuntimeError(f"the judge does not work: {report}")
    if variant.generate("def generate(rng):\n    return {'a': rng.choice([0.5, 1])}\n", "warm")["fault"] is not None:
        raise RuntimeError("variants do not work")
    _session = None
