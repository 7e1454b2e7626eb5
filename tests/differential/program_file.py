"""A program of this suite, and what its docstring says of how it is compared.

    needs: 3.12               the first Python that has what it shows
    differs: <why>            real and virtual runs differ by nature
    compares: stdout          … and what is compared all the same: stdout, sorted lines or elapsed; with `refusal`,
                              that the virtual run ends by the name of what is not simulated, and not in a wrong answer
    defect: <what is wrong>   a disagreement that is known and ours to mend; take the line out when it is
"""
from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

PROGRAMS: Final = Path(__file__).resolve().parent / "programs"

#: Real time is never exact: starting a thread or a process takes some of it.
TOLERANCE: Final = 0.1

_EVERYTHING: Final = "stdout, exit and elapsed"
_COMPARED: Final = {
    _EVERYTHING: ("stdout", "exit", "elapsed"),
    "stdout": ("stdout", "exit"),
    "sorted lines": ("sorted lines", "exit", "elapsed"),
    "elapsed": ("exit", "elapsed"),
    "refusal": ("refusal",),
}
_REFUSALS: Final = ("Deadlock", "NotSupportedHere")


@dataclass(frozen=True)
class Outcome:
    """What is compared of one run; `error` is what stderr or the observation said last, for the reader."""

    stdout: str
    elapsed: float
    exit: str  # "good" or "bad", as the shell would see it
    error: str = ""


@dataclass(frozen=True)
class ProgramFile:
    path: Path
    needs: tuple[int, ...]
    differs: str
    compares: str
    defect: str

    @property
    def name(self) -> str:
        folder = self.path.parent.name
        return self.path.stem if folder == PROGRAMS.name else f"{folder}/{self.path.stem}"

    def differences(self, real: Outcome, virtual: Outcome) -> list[str]:
        """Names of what should be the same and is not."""
        return [name for name in _COMPARED[self.compares] if not _same(name, real, virtual)]


def _same(name: str, real: Outcome, virtual: Outcome) -> bool:
    if name == "elapsed":
        return abs(real.elapsed - virtual.elapsed) < TOLERANCE
    if name == "refusal":
        return real.exit == "good" and virtual.error.startswith(_REFUSALS)
    if name == "sorted lines":
        return sorted(real.stdout.splitlines()) == sorted(virtual.stdout.splitlines())
    return getattr(real, name) == getattr(virtual, name)


def read_program(path: Path) -> ProgramFile:
    text = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""

    def said(key: str, default: str) -> str:
        found = re.search(rf"^{key}: (.+)$", text, re.MULTILINE)
        return found[1].strip() if found else default

    needs = tuple(int(part) for part in said("needs", "3.11").split("."))
    program = ProgramFile(path, needs, said("differs", ""), said("compares", _EVERYTHING), said("defect", ""))
    if program.compares not in _COMPARED or bool(program.differs) != ("compares:" in text):
        raise ValueError(f"{path}: `differs:` and `compares:` go together; compares is one of {', '.join(_COMPARED)}")
    return program


def read_programs(names: list[str]) -> list[ProgramFile]:
    """Those of these names, else all."""
    paths = [PROGRAMS / f"{name}.py" for name in names] or sorted(PROGRAMS.glob("*.py"))
    return [read_program(path) for path in paths]


def last_line(text: Any) -> str:
    return (str(text or "").strip().splitlines() or [""])[-1]
