"""So many connections at once, in all and per host; who waits for one is served in turn.

    take() ──free and below the limits──► counted as the caller's ──free()──► the first in line that may have it
       └──────────else: waits in line ◄────────────────────────────────────────┘
"""
from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Hashable
from typing import Any

from ...guard import deny
from ...stop_texts import cut_short
from .. import the_world
from .exchange import Deadline, left_until

_running_loop = asyncio.get_running_loop


class Pool:
    """A limit that is 0 or None is none."""

    def __init__(self, limit: int | None, limit_per_key: int | None = None) -> None:
        self._limit, self._limit_per_key = limit, limit_per_key
        self._used: dict[Hashable, int] = {}
        self._line: deque[tuple[Hashable, Any]] = deque()

    def _may_have(self, key: Hashable) -> bool:
        in_all = not self._limit or sum(self._used.values()) < self._limit
        return in_all and (not self._limit_per_key or self._used.get(key, 0) < self._limit_per_key)

    async def take(self, key: Hashable, what: str, *deadlines: Deadline) -> None:
        if self._may_have(key):
            self._used[key] = self._used.get(key, 0) + 1
            return
        turn = the_world().future(what)
        place = (key, turn)
        self._line.append(place)
        due = min(deadlines, key=lambda deadline: deadline.at, default=None)
        timer = _running_loop().call_later(left_until(due.at), settle, turn, due.error) if due is not None else None
        try:
            await turn
            if place in self._line:
                deny(cut_short(what))
        except BaseException:
            if turn.done() and not turn.cancelled() and turn.exception() is None:
                self.free(key)  # it was ours already when the task was cancelled
            raise
        finally:
            if timer is not None:
                timer.cancel()
            if place in self._line:
                self._line.remove(place)

    def free(self, key: Hashable) -> None:
        """Hands over to those in line at once, so that nobody steps in between."""
        self._used[key] -= 1
        for place in list(self._line):
            waiting, turn = place
            if turn.done():
                self._line.remove(place)
            elif self._may_have(waiting):
                self._line.remove(place)
                self._used[waiting] = self._used.get(waiting, 0) + 1
                turn.set_result(None)

    def give_up(self, error: Callable[[], BaseException]) -> None:
        """Nobody in line gets one any more."""
        for _, turn in self._line:
            settle(turn, error)


def settle(future: Any, error: Callable[[], BaseException] | None) -> None:
    """Ends a wait, unless it is over."""
    if future.done():
        return
    if error is None:
        future.set_result(None)
    else:
        future.set_exception(error())
