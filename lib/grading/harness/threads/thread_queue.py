"""queue.Queue between virtual threads: an item is there from the moment at which it was put, whoever's clock that was.

A producer thread that ran in one go has put all its items already; a consumer finds each when its time has come, and
`join()` returns when the last of them was done. LifoQueue and PriorityQueue are Python's own: their order is not of time.
"""
from __future__ import annotations

import queue
import threading
from bisect import insort
from typing import Any

from ..timing.clock import current, to_ns
from .thread_locks import condition_wait

_RealQueue = queue.Queue


def _now() -> int:
    clock = current.clock
    return 0 if clock is None else clock.ns


class _NotEmpty(threading.Condition):
    """Waits for the next item that is on its way; for one that nobody has put, as any Condition does."""

    def __init__(self, items: Queue, lock: Any) -> None:
        super().__init__(lock)
        self._of = items

    def wait(self, timeout: float | None = None) -> bool:
        clock, due = current.require(), self._of.next_ns()
        if due is None or (timeout is not None and clock.ns + to_ns(timeout) < due):
            return condition_wait(self, timeout)
        clock.block(due - clock.ns, "queue.Queue.get()")
        return True


class Queue(_RealQueue):
    """queue.Queue."""

    def __init__(self, maxsize: int = 0) -> None:
        super().__init__(maxsize)
        self.not_empty = _NotEmpty(self, self.mutex)
        self._last_done_ns = 0

    def _init(self, maxsize: int) -> None:
        self.queue: list[tuple[int, int, Any]] = []  # (when it was put, number, item), in order of time
        self._puts = 0

    def next_ns(self) -> int | None:
        """When the first item was put, or will have been."""
        return self.queue[0][0] if self.queue else None

    def _qsize(self) -> int:
        return sum(at <= _now() for at, _, _ in self.queue)

    def _put(self, item: Any) -> None:
        self._puts += 1
        insort(self.queue, (_now(), self._puts, item), key=lambda entry: entry[:2])

    def _get(self) -> Any:
        return self.queue.pop(0)[2]

    def task_done(self) -> None:
        self._last_done_ns = max(self._last_done_ns, _now())
        super().task_done()

    def join(self) -> None:
        super().join()
        clock = current.clock
        if clock is not None and self._last_done_ns > clock.ns:
            clock.block(self._last_done_ns - clock.ns, "queue.Queue.join()")


Queue.__module__ = "queue"
