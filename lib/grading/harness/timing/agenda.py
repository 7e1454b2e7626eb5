"""What is to happen at a point in virtual time whoever makes time pass: an event loop, a blocking call, the program's end.

Queued jobs of a pool start here, results come in, timers of `threading` ring. An event loop keeps its own timers.
"""
from __future__ import annotations

import heapq
from collections.abc import Callable
from typing import Any, Final

from .ties import Ties

#: A point in time that is never reached (an infinite sleep).
NEVER: Final = 1 << 100


class Entry:
    """`is_daemon`: the program does not wait for it at its end. `is_open`: the like at the same time may come first."""

    __slots__ = ("action", "is_daemon", "is_open")

    def __init__(self, action: Callable[[], Any], is_daemon: bool, is_open: bool) -> None:
        self.action: Callable[[], Any] | None = action
        self.is_daemon, self.is_open = is_daemon, is_open

    def cancel(self) -> None:
        self.action = None


class Agenda:
    """First in, first out among entries of one time."""

    def __init__(self, ties: Ties | None = None) -> None:
        self._entries: list[tuple[int, int, Entry]] = []
        self._made = 0
        self._ties = ties

    def at(self, ns: int, action: Callable[[], Any], is_daemon: bool = False, is_open: bool = False) -> Entry:
        self._made += 1
        entry = Entry(action, is_daemon, is_open)
        heapq.heappush(self._entries, (ns, self._made, entry))
        return entry

    @property
    def next_ns(self) -> int:
        """When the next entry is due; NEVER if there is none."""
        entries = self._entries
        while entries and entries[0][2].action is None:
            heapq.heappop(entries)
        return entries[0][0] if entries else NEVER

    def drop_daemons(self) -> None:
        """The program is over."""
        self._entries = [entry for entry in self._entries if not entry[2].is_daemon]
        heapq.heapify(self._entries)

    def run_next(self) -> None:
        entry = heapq.heappop(self._entries)
        if self._ties is not None and entry[2].is_open:
            entry = self._chosen(entry, self._ties)
        action = entry[2].action
        if action is not None:
            action()

    def _chosen(self, first: tuple[int, int, Entry], ties: Ties) -> tuple[int, int, Entry]:
        """One of those that are due with the first, up to where an order is promised; the others stay."""
        tied, entries = [first], self._entries
        while entries and entries[0][0] == first[0] and (entries[0][2].is_open or entries[0][2].action is None):
            entry = heapq.heappop(entries)
            if entry[2].action is not None:
                tied.append(entry)
        chosen = tied.pop(ties.choose(len(tied)))
        for entry in tied:
            heapq.heappush(entries, entry)
        return chosen
