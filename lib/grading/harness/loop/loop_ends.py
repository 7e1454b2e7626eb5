"""Ends of a loop that have a name: nobody can ever be woken, or time stands still. Who waits for what, and where."""
from __future__ import annotations

from asyncio import tasks
from typing import Any, NoReturn

from ..recording.waiting import held_lock, why_waiting
from ..stops import IN_ONE_GO, Deadlock, Livelock, Wait
from ..timing.clock import NS
from .ordered_set import task_order


def livelock(loop: Any, turns: int) -> NoReturn:
    message = (
        f"livelock at {loop.clock.ns / NS:.9g} s: the event loop turned {turns:,} times and time stood "
        "still; a task that polls with sleep(0) waits for something that never comes"
    )
    loop.clock.stop(Livelock(message, _waits(loop), line_that_goes_on(loop)))


def nothing_left(loop: Any) -> NoReturn:
    waits = _waits(loop)
    if waits:
        why = "nothing is left that could ever wake the tasks that wait"
    else:
        why = "the event loop runs, but no task and no timer is left"
    if loop.clock.thread is not None:
        why += f"; {IN_ONE_GO}"
    loop.clock.stop(Deadlock(f"deadlock at {loop.clock.ns / NS:.9g} s: {why}", waits))


def _waits(loop: Any) -> tuple[Wait, ...]:
    waits = []
    for task in sorted(tasks.all_tasks(loop), key=task_order):
        _, on, lines = why_waiting(task)
        holder = getattr(held_lock(task), "_holder", None)
        waits.append(Wait(task.get_name(), on, lines[-1] if lines else None, holder))
    return tuple(waits)


def line_that_goes_on(loop: Any) -> int | None:
    """Where a program that never ends is most likely to be at it: not main's line if main waits for another task."""
    line = None
    for task in sorted(tasks.all_tasks(loop), key=task_order):
        state, _, lines = why_waiting(task)
        if lines and state == "sleep":
            return lines[-1]
        line = lines[-1] if lines else line
    return line
