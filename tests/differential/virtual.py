"""Runs programs on the virtual clock, in a plain Python of one's choice.

Imported it is the parent's side. As a script it is the child's: one observation a line, of the programs asked for on
stdin, one after the other in the same interpreter, as the grader runs them.
"""
from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

_HARNESS: Final = Path(__file__).resolve().parents[2] / "lib" / "grading"
_TIME_LIMIT: Final = 120
LIMITS: Final = {
    "cpuMs": 6_000, "virtualSeconds": 36_000, "loopSteps": 60_000, "tasks": 30_000, "outputBytes": 64 * 1024, "memoryMiB": 128,
}  # fmt: skip


def run_virtual(python: str, programs: list[Path], worlds: list[dict[str, Any]] | None = None) -> list[dict[str, Any]]:
    """Their observations."""
    scenarios = [{"expression": None, "seed": 0, "world": world} for world in worlds or [{}] * len(programs)]
    requests = [
        {"source": path.read_text("utf-8"), "scenario": scenario, "limits": LIMITS}
        for path, scenario in zip(programs, scenarios)
    ]
    ended = subprocess.run(
        [python, "-P", "-B", __file__],
        env={**os.environ, "PYTHONHASHSEED": "0"},
        input="".join(json.dumps(request) + "\n" for request in requests),
        capture_output=True,
        encoding="utf-8",
        timeout=_TIME_LIMIT,
        check=False,
    )
    seen = [json.loads(line) for line in ended.stdout.splitlines()]
    if len(seen) != len(programs):
        raise RuntimeError(f"{programs[len(seen)]} broke the harness:\n{ended.stderr}")
    return seen


def _child() -> None:
    sys.path.insert(0, str(_HARNESS))
    from harness.program import observe_program  # the path to it has just been made

    requests = [json.loads(line) for line in sys.stdin]
    for request in requests:
        print(json.dumps(observe_program(request)), flush=True)


if __name__ == "__main__":
    _child()
