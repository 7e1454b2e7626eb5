"""An exception as the student should see it: their own frames only, and no addresses."""
from __future__ import annotations

import re
import traceback
from typing import Any, Final

from . import frames, stop_texts
from .outside import call
from .stop_texts import Text
from .student_file import FILENAME

_TYPE_LIMIT: Final = 200
_MESSAGE_LIMIT: Final = 2_000
_TRACEBACK_LIMIT: Final = 20_000
_TracebackException = traceback.TracebackException

_PARSER_FULL: Final = "Parser stack overflowed"
_TOO_DEEP: Final = "maximum recursion depth exceeded"

_ADDRESS: Final = re.compile(r" at 0x[0-9a-fA-F]+")


def without_addresses(text: str) -> str:
    """Addresses differ from run to run and mean nothing to a reader."""
    return _ADDRESS.sub("", text)


def type_name(thing: Any) -> str:
    """The name of a value's type, with its module unless that is the student's or builtins."""
    kind = type(thing)
    # Read past metaclasses that lie.
    name = type.__dict__["__qualname__"].__get__(kind)
    module = kind.__dict__.get("__module__")
    if not isinstance(module, str) or module in ("builtins", "__main__", "answer"):
        return name
    return f"{module}.{name}"


def message_of(error: BaseException) -> str:
    try:
        return without_addresses(call(str, error))[:_MESSAGE_LIMIT]
    except Exception:
        return "<its message could not be made>"


def error_line(error: BaseException) -> int | None:
    """The line of the student's file that the error came from: of its innermost frame there."""
    if isinstance(error, SyntaxError) and error.filename == FILENAME:
        return error.lineno or None
    line, step = None, error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == FILENAME:
            line = step.tb_lineno
        step = frames.deeper(step)
    return line


def student_traceback(error: BaseException) -> str:
    """As Python prints it, less the frames of the library and the engine."""
    try:
        report = _TracebackException.from_exception(error)
        _keep_student_frames(report)
        return without_addresses("".join(report.format()))[:_TRACEBACK_LIMIT]
    except Exception:
        return f"{type_name(error)}: {message_of(error)}\n"


def _keep_student_frames(report: Any) -> None:
    """Also in causes, contexts and the members of groups."""
    todo, seen = [report], set()
    while todo:
        part = todo.pop()
        if part is None or id(part) in seen:
            continue
        seen.add(id(part))
        part.stack[:] = [entry for entry in part.stack if entry.filename == FILENAME]
        todo += [part.__cause__, part.__context__, *(getattr(part, "exceptions", None) or ())]


def said(text: Text) -> dict[str, str]:
    """What the engine says itself, in the words of the observation's `error`."""
    return {"message": text.en, "messageZh": text.zh}


def _explain(error: BaseException, own: str) -> Text | None:
    """Python's own ways to stop a program; what a program says itself is left as it is."""
    if isinstance(error, MemoryError) and not own:
        return stop_texts.MEMORY
    if isinstance(error, MemoryError) and own.startswith(_PARSER_FULL):
        return stop_texts.SOURCE_TOO_DEEP
    if isinstance(error, SystemExit):
        return stop_texts.exited(own or "0")
    if isinstance(error, RecursionError) and own.startswith(_TOO_DEEP):
        return Text(f"{own}. {stop_texts.RECURSION.en}", stop_texts.RECURSION.zh)
    return None


def describe(error: BaseException) -> dict[str, Any]:
    """The observation's `error`."""
    own = message_of(error)
    return {
        "type": type_name(error)[:_TYPE_LIMIT],
        **(said(explained) if (explained := _explain(error, own)) else {"message": own, "messageZh": ""}),
        "line": error_line(error),
        "traceback": student_traceback(error),
    }
