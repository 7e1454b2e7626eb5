"""Ends of a loop that have a name: nobody can ever be woken, or time stands still. Who waits for what, and where."""
from __future__ import annotations

from asyncio import tasks
from typing import Any, NoReturn

from .. import stop_texts
from ..recording.waiting import held_lock, why_waiting
from ..stops import Deadlock, Livelock, Wait
from ..timing.clock import NS, Clock
from .ordered_set import in_order, task_order


def livelock(loop: Any, clock: Clock, turns: int) -> NoReturn:
    text = stop_texts.livelock(f"{clock.ns / NS:.9g}", turns)
    clock.stop(Livelock(text, _waits(loop), line_that_goes_on(loop)))


def nothing_left(loop: Any, clock: Clock) -> NoReturn:
    waits = _waits(loop)
    why = stop_texts.NOTHING_WAKES if waits else stop_texts.NO_TASK_LEFT
    text = stop_texts.deadlock(f"{clock.ns / NS:.9g}", why)
    clock.stop(Deadlock(stop_texts.in_thread(text, clock.thread is not None), waits))


def _waits(loop: Any) -> tuple[Wait, ...]:
    waits = []
    for task in sorted(in_order(tasks.all_tasks(loop)), key=task_order):
        _, on, lines = why_waiting(task)
        holder = getattr(held_lock(task), "_holder", None)
        waits.append(Wait(task.get_name(), on, lines[-1] if lines else None, holder))
    return tuple(waits)


def line_that_goes_on(loop: Any) -> int | None:
    """Where a program that never ends is most likely to be at it: not main's line if main waits for another task."""
    line = None
    for task in sorted(in_order(tasks.all_tasks(loop)), key=task_order):
        state, _, lines = why_waiting(task)
        if lines and state == "sleep":
            return lines[-1]
        line = lines[-1] if lines else line
    return line
