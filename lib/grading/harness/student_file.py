"""The student's file: its name in tracebacks, and which line of it is running."""
from __future__ import annotations

import ast
import builtins
import linecache
import sys
from asyncio import taskgroups, tasks
from typing import Final

from .frames import back, names

FILENAME: Final = "answer.py"

_CO_COROUTINE: Final = 0x80
_CO_ASYNC_GENERATOR: Final = 0x200

_frame = sys._getframe
_tasks, _task_groups = vars(tasks), vars(taskgroups)


def register(source: str) -> None:
    """Make the source known to tracebacks; the file itself exists nowhere."""
    # Without a modification time linecache never looks for the file.
    linecache.cache[FILENAME] = (len(source), None, source.splitlines(keepends=True), FILENAME)


def line_text(line: int) -> str:
    return linecache.getline(FILENAME, line).strip()


def call_on(line: str, coroutine: str) -> str | None:
    """What on this line was called and gave the coroutine of this name: session.get, in print(session.get(url)).

    None where the line does not stand for itself.
    """
    try:
        tree = ast.parse(line)
    except SyntaxError:
        return None
    calls = [ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]
    named = [call for call in calls if call.rpartition(".")[2] == coroutine]
    likely = [call for call in calls if not hasattr(builtins, call)]
    return next(iter([*named, *likely]), None)


def running_place() -> tuple[int, str] | None:
    """The line of the innermost of the student's frames on the stack, and the function with a name that it is in."""
    frame, line = _frame(1), None
    while frame is not None:
        code = frame.f_code
        if code.co_filename == FILENAME:
            line = line or frame.f_lineno
            if not code.co_name.startswith("<"):  # a comprehension
                return line, code.co_name
        frame = back(frame)
    return None if line is None else (line, "the program")


def running_plain_function() -> str | None:
    """The innermost of the student's functions on the stack, if it has a name and is one that cannot await."""
    frame = _frame(1)
    while frame is not None and frame.f_code.co_filename != FILENAME:
        frame = back(frame)
    if frame is None:
        return None
    code = frame.f_code
    may_await = code.co_flags & (_CO_COROUTINE | _CO_ASYNC_GENERATOR)
    return None if may_await or code.co_name.startswith("<") else code.co_name


def lines_of_running_function() -> set[int | None]:
    """The lines of the innermost of the student's functions on the stack."""
    frame = _frame(1)
    while frame is not None and frame.f_code.co_filename != FILENAME:
        frame = back(frame)
    return set() if frame is None else {line for _, _, line in frame.f_code.co_lines()}


def line_of_caller() -> int | None:
    """The line of the student's file that called the innermost of its functions; that function's own if none did."""
    frame = _frame(1)
    while frame is not None and frame.f_code.co_filename != FILENAME:
        frame = back(frame)
    if frame is None:
        return None
    caller = back(frame)
    return caller.f_lineno if caller is not None and caller.f_code.co_filename == FILENAME else frame.f_lineno


def running_line(depth: int = 1) -> int | None:
    """The line of the student's file that the innermost of its frames is at, if one is on the stack.

    A caller that knows how many frames are the engine's own may say from how deep to look.
    """
    frame = _frame(depth)
    while frame is not None:
        # Tasks are made in these two, each frame of which would be asked for its code.
        known = names(frame)
        if known is not _tasks and known is not _task_groups and frame.f_code.co_filename == FILENAME:
            return frame.f_lineno
        frame = back(frame)
    return None
