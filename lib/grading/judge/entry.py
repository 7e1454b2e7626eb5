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
    seen = await run("await g()")
    seen.printed_in_any_order(["a"]).printed_in_order("a").finished_in_order("main", "g").cancelled("g")

async def test_asserts(run):
    """en: asserts  zh: 断言"""
    seen = await run("h()")
    seen.cost_at_most(1).called("http.get", 1).cleaned_up().started_in_order("main", "g")
    seen.uses("asyncio.sleep").avoids("while")
    assert seen.elapsed == 2
'''


def warm() -> None:
    """At image build: whatever is imported, compiled or cached lazily is so before the image is taken."""
    global _session
    tasks = [
        {"id": number, "name": name, "coroutine": name, "created": 0, "line": 1, "ended": 1, "outcome": "returned",
         "spans": [{"from": 0, "to": 1, "state": "wait", "on": None, "line": 1}]}
        for number, name in enumerate(["main", "g"], start=1)
    ]  # fmt: skip
    observation = {
        "status": "finished", "stdout": "", "output": [], "elapsed": 1, "result": {"list": [1, 2]}, "error": None,
        "tasks": tasks, "diagnostics": [], "peakConcurrency": 0, "calls": {"http.get": 1}, "cost": 1,
    }  # fmt: skip
    decided: dict[str, str] = {}
    printing = {**observation, "stdout": "a\n"}
    report = handle({"tests": _WARM_TESTS, "answer": "import asyncio as a\na.sleep(1)\na.sleep = None\nf().f_back\n"})
    while report["pending"]:
        seen = {one["id"]: printing if one["test"] == "fails" else observation for one in report["pending"]}
        report = json.loads(json.dumps(handle({"observations": seen})))
        decided |= {one["test"]: one["status"] for one in report["results"]}
    if decided != {"passes": "passed", "fails": "failed", "asserts": "failed"} or report["fault"] is not None:
        raise RuntimeError(f"the judge does not work: {report}")
    if variant.generate("def generate(rng):\n    return {'a': rng.choice([0.5, 1])}\n", "warm")["fault"] is not None:
        raise RuntimeError("variants do not work")
    _session = None
