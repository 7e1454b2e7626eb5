"""Observations to judge, as the sandbox would send them."""

from __future__ import annotations

from typing import Any


def observation(**changes: Any) -> dict[str, Any]:
    """A run that finished at once and did nothing, with these changes."""
    return {
        "version": 1,
        "status": "finished",
        "stdout": "",
        "stderr": "",
        "output": [],
        "elapsed": 0,
        "result": None,
        "error": None,
        "tasks": [],
        "diagnostics": [],
        "peakConcurrency": 0,
        "calls": {},
        "cost": 0,
        "limits": {},
        **changes,
    }


def error(type_name: str, message: str = "", line: int | None = None) -> dict[str, Any]:
    return {"type": type_name, "message": message, "line": line, "traceback": ""}


def diagnostic(
    kind: str, line: int | None = None, seconds: float | None = None, task: str | None = None
) -> dict[str, Any]:
    return {"kind": kind, "line": line, "task": task, "seconds": seconds, "detail": "", "detailZh": ""}


def tasks(*rows: tuple[str, str, float, float | None, str]) -> list[dict[str, Any]]:
    """Of (name, coroutine, created, ended, outcome), each made on a line of its own by the first."""
    return [
        {
            "id": number,
            "name": name,
            "coroutine": coroutine,
            "parent": None if number == 1 else 1,
            "created": created,
            "line": number,
            "spans": [{"from": created, "to": ended or created, "state": "sleep", "on": "asyncio.sleep", "line": number}],
            "ended": ended,
            "outcome": outcome,
        }
        for number, (name, coroutine, created, ended, outcome) in enumerate(rows, start=1)
    ]
