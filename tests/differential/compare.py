"""Compares real and virtual runs, prints the table, and writes the record."""
from __future__ import annotations

import json
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Any, Final

from .program_file import Outcome, ProgramFile, last_line
from .real import run_real
from .virtual import run_virtual

RECORD: Final = Path(__file__).resolve().parent / "recorded.json"

#: Programs that run for real at once: they mostly sleep, but starting a Python does not.
_AT_ONCE: Final = 3
#: Further tries, alone, before a disagreement is called one: a busy machine delays what is real.
_TRIES_ALONE: Final = 3


@dataclass(frozen=True)
class Row:
    program: ProgramFile
    real: Outcome
    virtual: Outcome

    @property
    def differences(self) -> list[str]:
        return self.program.differences(self.real, self.virtual)

    @property
    def unexplained(self) -> bool:
        """Also when a defect is said to be there that is not."""
        return bool(self.differences) != bool(self.program.defect)

    @property
    def verdict(self) -> str:
        program = self.program
        if program.defect:
            return f"defect: {program.defect}" if self.differences else "agrees: take its `defect:` out"
        return f"DIFFERS: {', '.join(self.differences)}" if self.differences else program.differs or "agrees"


def compare_all(python: str, programs: list[ProgramFile]) -> list[Row]:
    observations = run_virtual(python, [program.path for program in programs])
    virtual = [outcome_of_observation(seen) for seen in observations]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        real = list(pool.map(lambda program: _really(python, program), programs))
    rows = [Row(*both) for both in zip(programs, real, virtual)]
    return [_tried_alone(python, row) if row.differences else row for row in rows]


def _tried_alone(python: str, row: Row) -> Row:
    for _ in range(_TRIES_ALONE):
        row = Row(row.program, _really(python, row.program), row.virtual)
        if not row.differences:
            break
    return row


def _really(python: str, program: ProgramFile) -> Outcome:
    return outcome_of_real(run_real(python, program.path))


def outcome_of_real(seen: dict[str, Any]) -> Outcome:
    exit_code = "bad" if seen["code"] else "good"
    return Outcome(seen["stdout"], seen["elapsed"], exit_code, last_line(seen["stderr"]))


def outcome_of_observation(seen: dict[str, Any]) -> Outcome:
    good = seen["status"] in ("finished", "exited") and seen["error"] is None
    error = "" if seen["error"] is None else f"{seen['error']['type']}: {seen['error']['message']}"
    return Outcome(seen["stdout"], seen["elapsed"], "good" if good else "bad", error)


def print_table(rows: list[Row], skipped: list[ProgramFile], python: str) -> bool:
    """True if real and virtual runs agree, apart from what the programs explain."""
    print(f"{'program':34} {'real':>6} {'virtual':>8}  {'stdout':7} verdict")
    for row in rows:
        same = "same" if row.real.stdout == row.virtual.stdout else "differs"
        print(f"{row.program.name:34} {row.real.elapsed:6.2f} {row.virtual.elapsed:8.2f}  {same:7} {row.verdict}")
    for program in skipped:
        print(f"{program.name:34} {'':15}  {'':7} needs {'.'.join(map(str, program.needs))}")
    for row in rows:
        if row.unexplained:
            _print_difference(row)
    wrong = sum(row.unexplained for row in rows)
    defects = sum(bool(row.program.defect) for row in rows if not row.unexplained)
    explained = sum(bool(row.program.differs) for row in rows if not row.differences)
    agree = len(rows) - wrong - defects - explained
    print(
        f"\nPython {python}: {len(rows)} programs, {agree} agree fully, {explained} in what can be "
        f"compared, {defects} have a known defect, {wrong} disagree, {len(skipped)} need a newer Python"
    )
    return not wrong


def _print_difference(row: Row) -> None:
    print(f"\n-- {row.program.name}")
    lines = unified_diff(row.real.stdout.splitlines(), row.virtual.stdout.splitlines(), "real", "virtual", lineterm="")
    for line in lines:
        print(line)
    for kind, outcome in (("real", row.real), ("virtual", row.virtual)):
        if outcome.error:
            print(f"{kind} error: {outcome.error}")


def record(rows: list[Row], python: str) -> None:
    """What the programs really did, for where nobody wants to sleep."""
    version = subprocess.run([python, "-V"], capture_output=True, text=True, check=True).stdout.split()[1]
    programs = {
        row.program.name: {
            "stdout": row.real.stdout,
            "elapsed": round(row.real.elapsed, 1),
            "exit": row.real.exit,
            "compares": row.program.compares,
            "needs": list(row.program.needs),
            "defect": row.program.defect,
        }
        for row in rows
    }
    RECORD.write_text(json.dumps({"python": version, "programs": programs}, indent=2, ensure_ascii=False) + "\n")
