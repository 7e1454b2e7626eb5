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


def diagnostic(kind: str, line: int | None = None, seconds: float | None = None) -> dict[str, Any]:
    return {"kind": kind, "line": line, "task": None, "seconds": seconds, "detail": "", "detailZh": ""}
