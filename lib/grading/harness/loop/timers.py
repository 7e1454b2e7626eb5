"""A timer of the loop."""
from __future__ import annotations

import contextvars
from asyncio import events
from typing import Any

_copy_context = contextvars.copy_context


class Timer(events.TimerHandle):
    """As its base, whose constructor calls that of its own base, which asks the loop twice for its debug mode."""

    __slots__ = ()

    def __init__(self, when: float, callback: Any, args: Any, loop: Any, context: Any) -> None:
        if loop._debug:
            super().__init__(when, callback, args, loop, context)
            if self._source_traceback:
                del self._source_traceback[-3:]  # ours
            return
        self._context = _copy_context() if context is None else context
        self._loop, self._callback, self._args, self._when = loop, callback, args, when
        self._cancelled = self._scheduled = False
        self._repr = self._source_traceback = None


Timer.__name__ = Timer.__qualname__ = "TimerHandle"
