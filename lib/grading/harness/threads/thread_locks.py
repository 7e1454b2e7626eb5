"""threading's locks between virtual threads: Lock, RLock, Semaphore, BoundedSemaphore, and what stands on Condition.

A thread runs in one go, so when a later one asks for a permit, all that earlier ones did with it is known, also what lies
ahead of its own time. It waits until a permit is free, and takes it. A wait that only another thread could end from now
on is a deadlock here, and is named as one.
"""
from __future__ import annotations

from bisect import bisect_left, insort
from typing import Any

from ..sealed import private
from ..stop_texts import LOCK_STAYS_HELD, NO_THREAD_COMES
from ..timing.clock import Clock, current, to_ns
from .virtual_threads import get_ident, never


class _Permits:
    """How many of `count` permits are free at which time. What is taken and given back at one instant leaves no trace."""

    def __init__(self, count: int) -> None:
        self.count, self.taken = count, 0
        self._changes: list[tuple[int, int]] = []
        self._epoch = -1

    def _of(self, clock: Clock) -> list[tuple[int, int]]:
        if self._epoch != clock.epoch:
            # Time has begun anew: what an import did is over.
            self._epoch, self._changes = clock.epoch, [(0, -self.taken)] if self.taken else []
        return self._changes

    def free_from(self, clock: Clock) -> int | None:
        """The first time from now on at which one is free; None if there is none."""
        changes, free, at = self._of(clock), self.count, clock.ns
        for ns, change in changes:
            if ns > at and free > 0:
                break
            free, at = free + change, max(at, ns)
        return at if free > 0 else None

    def take(self, clock: Clock) -> None:
        self.taken += 1
        insort(self._of(clock), (clock.ns, -1))

    def give(self, clock: Clock) -> None:
        self.taken -= 1
        changes, taking = self._of(clock), (clock.ns, -1)
        at = bisect_left(changes, taking)
        if at < len(changes) and changes[at] == taking:
            del changes[at]
        else:
            insort(changes, (clock.ns, 1))


class Semaphore:
    """threading.Semaphore."""

    _permits = private("_permits")

    _name = "Semaphore.acquire()"

    def __init__(self, value: int = 1) -> None:
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._permits = _Permits(value)

    def acquire(self, blocking: bool = True, timeout: float | None = None) -> bool:
        clock = current.clock
        if clock is None:
            return True  # something left over from a run
        free_from = self._permits.free_from(clock)
        if free_from is not None and free_from <= clock.ns:
            self._permits.take(clock)
            return True
        if not blocking:
            return False
        has_limit = timeout is not None and timeout >= 0
        if free_from is None and not has_limit:
            never(clock, self._name, LOCK_STAYS_HELD)
        wait_ns = to_ns(timeout) if has_limit else None
        if free_from is None or (wait_ns is not None and clock.ns + wait_ns < free_from):
            clock.block(wait_ns or 0, self._name)
            return False
        clock.block(free_from - clock.ns, self._name)
        self._permits.take(clock)
        return True

    def release(self, n: int = 1) -> None:
        if n < 1:
            raise ValueError("n must be one or more")
        if current.clock is not None:
            for _ in range(n):
                self._permits.give(current.clock)

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *_: Any) -> None:
        self.release()


class BoundedSemaphore(Semaphore):
    """threading.BoundedSemaphore."""

    def release(self, n: int = 1) -> None:
        if self._permits.taken < n:
            raise ValueError("Semaphore released too many times")
        super().release(n)


class Lock(Semaphore):
    """threading.Lock."""

    _name = "Lock.acquire()"

    def __init__(self) -> None:
        super().__init__(1)

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        return super().acquire(blocking, timeout)

    def release(self) -> None:
        if current.clock is not None and not self._permits.taken:
            raise RuntimeError("release unlocked lock")
        super().release()

    def locked(self) -> bool:
        return self._permits.taken > 0


class RLock(Lock):
    """threading.RLock: the thread that has it may take it again."""

    _name = "RLock.acquire()"

    def __init__(self) -> None:
        super().__init__()
        self._owner: int | None = None
        self._depth = 0

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        if not self._is_owned():
            if not super().acquire(blocking, timeout):
                return False
            self._owner = get_ident()
        self._depth += 1
        return True

    def release(self) -> None:
        if not self._is_owned():
            raise RuntimeError("cannot release un-acquired lock")
        self._depth -= 1
        if not self._depth:
            self._owner = None
            super().release()

    def _is_owned(self) -> bool:
        return self._owner == get_ident()


def condition_wait(self: Any, timeout: float | None = None) -> bool:
    """Condition.wait; Event, Barrier and queue.Queue stand on it."""
    clock = current.require()
    if timeout is None:
        never(clock, "a threading primitive", NO_THREAD_COMES)
    clock.block(max(0, to_ns(timeout)), "waiting for another thread")
    return False
