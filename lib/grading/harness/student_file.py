"""The student's file: its name in tracebacks, and which line of it is running."""
from __future__ import annotations

import linecache
import sys
from typing import Final

FILENAME: Final = "answer.py"

_frame = sys._getframe


def register(source: str) -> None:
    """Make the source known to tracebacks; the file itself exists nowhere."""
    # Without a modification time linecache never looks for the file.
    linecache.cache[FILENAME] = (len(source), None, source.splitlines(keepends=True), FILENAME)


def line_text(line: int) -> str:
    return linecache.getline(FILENAME, line).strip()


def running_line() -> int | None:
    """The line of the student's file that the innermost of its frames is at, if one is on the stack."""
    frame = _frame(1)
    while frame is not None:
        if frame.f_code.co_filename == FILENAME:
            return frame.f_lineno
        frame = frame.f_back
    return None
