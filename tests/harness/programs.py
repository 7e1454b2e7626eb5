"""Runs a program and checks what holds of every observation."""
from __future__ import annotations

import json
import textwrap
import unittest
from typing import Any

from harness.program import observe_program

LIMITS = {
    "cpuMs": 6_000, "wallMs": 13_000, "virtualSeconds": 36_000, "loopSteps": 60_000, "tasks": 30_000,
    "outputBytes": 64 * 1024, "observationBytes": 4 * 1024 * 1024, "memoryMiB": 128,
}  # fmt: skip

_KEYS = {
    "version", "status", "stdout", "stderr", "output", "elapsed", "result", "error", "tasks", "diagnostics",
    "peakConcurrency", "calls", "cost", "limits",
}  # fmt: skip
_TASK_KEYS = {"id", "name", "coroutine", "parent", "created", "line", "spans", "ended", "outcome"}
_SPAN_KEYS = {"from", "to", "state", "on", "line"}
_STATES = {"run", "sleep", "wait", "block", "cpu", "thread"}


class ProgramCase(unittest.TestCase):
    """A test that runs programs."""

    def observe(
        self,
        source: str,
        expression: str | None = None,
        *,
        seed: int = 0,
        world: dict[str, Any] | None = None,
        **limits: float,
    ) -> dict[str, Any]:
        request = {
            "source": textwrap.dedent(source),
            "scenario": {"expression": expression, "seed": seed, "world": world or {}},
            "limits": {**LIMITS, **limits},
        }
        seen = observe_program(request)
        self.is_sound(seen)
        return seen

    def finishes(
        self, source: str, expression: str | None = None, *, world: dict[str, Any] | None = None, **limits: float
    ) -> dict[str, Any]:
        seen = self.observe(source, expression, world=world, **limits)
        self.assertEqual((seen["status"], seen["error"]), ("finished", None))
        return seen

    def returns(self, source: str, expression: str, *, world: dict[str, Any] | None = None) -> Any:
        return self.finishes(source, expression, world=world)["result"]

    def prints(self, source: str, *lines: str, world: dict[str, Any] | None = None) -> dict[str, Any]:
        seen = self.finishes(source, world=world)
        self.assertEqual(seen["stdout"].splitlines(), list(lines))
        self.assertEqual(seen["stderr"], "")
        return seen

    def one(self, source: str, kind: str, expression: str | None = None) -> tuple[object, ...]:
        """(line, task, seconds) of the single finding of this kind, which says what it says in both languages."""
        seen = self.observe(source, expression)
        found = findings(seen, kind)
        self.assertEqual(len(found), 1, seen["diagnostics"])
        self.assertTrue(found[0]["detail"])
        self.assertRegex(found[0]["detailZh"], "[\u4e00-\u9fff].*。$")
        return found[0]["line"], found[0]["task"], found[0]["seconds"]

    def is_sound(self, seen: dict[str, Any]) -> None:
        """Exactly the keys of the contract; spans that tile each task's life."""
        json.dumps(seen, allow_nan=False)
        self.assertEqual(set(seen), _KEYS)
        ids = [task["id"] for task in seen["tasks"]]
        self.assertEqual(ids, list(range(1, len(ids) + 1)))
        for task in seen["tasks"]:
            self.assertEqual(set(task), _TASK_KEYS)
            self.assertTrue(task["parent"] is None or 0 < task["parent"] < task["id"])
            self.is_tiled(task)

    def is_tiled(self, task: dict[str, Any]) -> None:
        at = task["created"]
        self.assertTrue(task["spans"], task)
        for span in task["spans"]:
            self.assertEqual(set(span), _SPAN_KEYS)
            self.assertIn(span["state"], _STATES)
            self.assertEqual(span["from"], at, task)
            self.assertGreaterEqual(span["to"], span["from"])
            at = span["to"]
        if task["ended"] is not None:
            self.assertEqual(at, task["ended"], task)
        self.assertEqual(task["ended"] is None, task["outcome"] == "pending")


def spans(seen: dict[str, Any], name: str) -> list[tuple[Any, ...]]:
    """(from, to, state, on, line) of the task with this name."""
    task = next(task for task in seen["tasks"] if task["name"] == name)
    return [tuple(span.values()) for span in task["spans"]]


def findings(seen: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [finding for finding in seen["diagnostics"] if finding["kind"] == kind]
