"""CPython's own asyncio tests on the virtual loop, against the stock loop.

    python3 tests/cpython/run_asyncio_tests.py [--python 3.13] [--traces] [MODULE…]

Runs `test.test_asyncio` of an installed Python twice, module by module, each in a process of its own with a limit of
real time, and prints what passes, what does not apply (explained.py) and what fails, of what passes on the stock loop.
Exit 1 if a test fails that should not.
"""
from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from tests.cpython.explained import why_not_applicable  # noqa: E402
from tests.differential.pythons import find_python  # noqa: E402

MODULES: Final = (
    "test_tasks", "test_locks", "test_queues", "test_taskgroups", "test_timeouts", "test_futures", "test_futures2",
    "test_waitfor", "test_context", "test_base_events", "test_events", "test_runners", "test_threads", "test_pep492",
    "test_eager_task_factory", "test_staggered",
)  # fmt: skip

_SECONDS_PER_MODULE: Final = 120
#: Restarts of a module after a test that broke or held its process.
_RESTARTS: Final = 12

Outcomes = dict[str, dict[str, Any]]


def run_module(python: str, module: str, loop: str) -> Outcomes:
    """Test → its outcome. A test that takes the process down or never ends has failed; the others go on without it."""
    outcomes: Outcomes = {}
    for _ in range(_RESTARTS):
        lines, ended = _run_child(python, module, loop, list(outcomes))
        running = None
        for line in lines:
            if "starts" in line:
                running = line["starts"]
            else:
                outcomes[line["id"]] = line
                running = None
        if running is None:
            if not outcomes and "ModuleNotFoundError" not in ended:
                raise SystemExit(f"{module} does not start on the {loop} loop:\n{ended}")
            return outcomes
        why = (ended.strip().splitlines() or [""])[-1]
        outcomes[running] = {"id": running, "outcome": "failed", "why": why, "trace": ended}
    return outcomes


def _run_child(python: str, module: str, loop: str, left_out: list[str]) -> tuple[list[dict[str, Any]], str]:
    """Its lines, and how it ended."""
    command = [python, "-P", "-B", str(HERE / "child.py"), module, loop]
    try:
        ended = subprocess.run(
            command, input="\n".join(left_out), capture_output=True, text=True, timeout=_SECONDS_PER_MODULE, check=False
        )
        out, how = ended.stdout, ended.stderr
    except subprocess.TimeoutExpired as stuck:
        out, how = (stuck.stdout or b"").decode(), f"stuck: no end after {_SECONDS_PER_MODULE} s of real time"
    return [json.loads(line) for line in out.splitlines()], how


def compare_module(python: str, module: str) -> tuple[Counter[str], list[tuple[str, str, str]], list[dict[str, Any]]]:
    """How many of each kind; (kind, test, reason) of what did not pass; and the failures in full."""
    stock, ours = (run_module(python, module, loop) for loop in ("stock", "ours"))
    counts: Counter[str] = Counter()
    rows, failures = [], []
    for test, outcome in stock.items():
        if outcome["outcome"] != "passed":
            continue
        counts["stock"] += 1
        seen = ours.get(test, {"outcome": "failed", "why": "was not run", "trace": ""})
        kind, reason = _judge(test.removeprefix("test.test_asyncio."), seen)
        counts[kind] += 1
        if kind != "passed":
            rows.append((kind, test.removeprefix("test.test_asyncio."), reason))
        if kind == "failed":
            failures.append({"id": test, **seen})
    return counts, rows, failures


def _judge(test: str, seen: dict[str, Any]) -> tuple[str, str]:
    if seen["outcome"] == "passed":
        return "passed", ""
    reason = why_not_applicable(test, f"{seen.get('trace', '')}\n{seen.get('why', '')}")
    if seen["outcome"] == "skipped":
        return "not applicable", "skips itself"
    return ("not applicable", reason) if reason else ("failed", seen["why"])


def main() -> int:
    parser = argparse.ArgumentParser(prog="run_asyncio_tests.py")
    parser.add_argument("--python", default=".".join(map(str, sys.version_info[:2])))
    parser.add_argument("--traces", action="store_true", help="print the traceback of each failure")
    parser.add_argument("modules", nargs="*")
    options = parser.parse_args()
    python = find_python(tuple(int(part) for part in options.python.split(".")))
    if python is None:
        raise SystemExit(f"no Python {options.python} was found")
    if subprocess.run([python, "-c", "import test.test_asyncio.utils"], capture_output=True, check=False).returncode:
        raise SystemExit(
            f"{python} came without its tests (test.test_asyncio): Debian has them in "
            f"libpython{options.python}-testsuite, a Python built from source or by pyenv brings them along"
        )
    return _run_all(python, options)


def _run_all(python: str, options: argparse.Namespace) -> int:
    total: Counter[str] = Counter()
    rows, failures = [], []
    print(f"{'Python ' + options.python:26} {'stock':>6} {'passed':>7} {'n/a':>5} {'failed':>7}")
    for module in options.modules or MODULES:
        counts, more_rows, more_failures = compare_module(python, module)
        total += counts
        rows += more_rows
        failures += more_failures
        _print_counts(module, counts)
    _print_counts("all", total)
    for (kind, reason), tests in _by_reason(rows).items():
        print(f"\n{kind}: {reason} ({len(tests)})")
        for test in tests if kind == "failed" else tests[:3] + ["…"] * (len(tests) > 3):
            print(f"    {test}")
    for failure in failures if options.traces else []:
        print(f"\n== {failure['id']}\n{failure['trace']}")
    return 1 if failures else 0


def _print_counts(name: str, counts: Counter[str]) -> None:
    numbers = [counts[kind] for kind in ("stock", "passed", "not applicable", "failed")]
    print("{:26} {:6,} {:7,} {:5,} {:7,}".format(name, *numbers), flush=True)


def _by_reason(rows: list[tuple[str, str, str]]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for kind, test, reason in sorted(rows):
        found.setdefault((kind, reason), []).append(test)
    return found


if __name__ == "__main__":
    sys.exit(main())
