"""What a loop keeps to itself: its clock and its timers. A program that holds the loop does not hold these."""
from __future__ import annotations

import heapq
from asyncio import events
from typing import Any, Final

from ..sealed import unseal
from ..timing.clock import MONOTONIC_START, NS, Clock
from .timers import Timer

#: Turns of the loop at one instant before it counts as spinning.
FREE_TURNS: Final = 10_000

_push = heapq.heappush


class LoopState:
    """`timers` is a heap of (ns, number, timer)."""

    __slots__ = (
        "clock", "timers", "timers_made", "steps", "turns_here", "turns_at", "reads_at_turn", "free_turns",
    )  # fmt: skip

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.timers: list[tuple[int, int, Timer]] = []
        self.timers_made = self.steps = self.turns_here = self.reads_at_turn = 0
        self.turns_at = -1
        self.free_turns = FREE_TURNS


def state_of(loop: Any) -> LoopState:
    return unseal(loop._state)


def call_at_ns(loop: Any, at: int, callback: Any, args: Any) -> events.TimerHandle:
    """loop.call_at() in virtual ns. No method: what a program puts in place of the loop's methods is for itself."""
    return add_timer(loop, unseal(loop._state), at, callback, args, None, "call_at")


def add_timer(
    loop: Any, state: LoopState, at: int, callback: Any, args: Any, context: Any, method: str
) -> events.TimerHandle:
    loop._check_closed()
    if loop._debug:
        loop._check_thread()
        loop._check_callback(callback, method)
    timer = Timer((MONOTONIC_START + at) / NS, callback, args, loop, context)
    state.timers_made += 1
    _push(state.timers, (at, state.timers_made, timer))
    timer._scheduled = True
    return timer
