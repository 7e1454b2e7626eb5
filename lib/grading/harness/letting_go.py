"""What a failed program's exception holds is let go of, so that warnings about it come while somebody listens."""
from __future__ import annotations

from typing import Any

from . import frames


def let_go(error: BaseException) -> None:
    """Of the frames that an exception, its causes and its group hold, and of the tasks in their variables."""
    todo, seen = [error], set()
    while todo:
        part = todo.pop()
        if part is None or id(part) in seen:
            continue
        seen.add(id(part))
        _clear_frames(part.__traceback__)
        part.__traceback__ = None
        todo += [part.__cause__, part.__context__, *(getattr(part, "exceptions", None) or ())]


def _clear_frames(step: Any) -> None:
    """As traceback.clear_frames, and the engine's as well."""
    while step is not None:
        try:
            step.tb_frame.clear()
        except RuntimeError:
            pass  # it still runs
        step = frames.deeper(step)
