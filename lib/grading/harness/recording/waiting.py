"""Why a suspended task waits, in the words of the student's program.

A task that waits is a chain of coroutines, each awaiting the next, down to a future. The first link that belongs to
asyncio is the call that the student wrote; the last link in the student's file gives the line.

Vocabulary of `on` (README.md lists it for readers of observations):
    sleep   asyncio.sleep(1)
    wait    Task-2 · gather: Task-2, Task-3 · wait: … · TaskGroup: … · as_completed · wait_for · lock · semaphore ·
            event · condition · barrier · queue.get · queue.put · queue.join · future · its turn
    thread  thread: time.sleep
"""
from __future__ import annotations

import asyncio
import gc
import sys
from asyncio import locks, queues, taskgroups, tasks
from collections.abc import Callable, Iterable
from functools import lru_cache
from types import AsyncGeneratorType, CodeType, CoroutineType, GeneratorType, SimpleNamespace
from typing import Any, Final

from ..frames import address, variables
from ..loop.ordered_set import in_order
from ..student_file import FILENAME
from ..timing.clock import seconds_text

_MOST_NAMES: Final = 4
_referents = gc.get_referents

#: (span state, on, lines in the student's file, outermost first)
Cause = tuple[str, str, "tuple[int, ...]"]


class LabelledFuture(asyncio.Future):
    """A future that says what it stands for: `state` is a span state, `on` its cause."""

    state = "wait"
    on = "future"


def _names(label: str, members: Iterable[Any]) -> str:
    names = [task.get_name() for task in in_order(members) if isinstance(task, tasks.Task) and not task.done()]
    if not names:
        return label
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return f"{label}: {', '.join(names[:_MOST_NAMES])}{more}"


@lru_cache(maxsize=256)
def _sleep_text(delay: float) -> str:
    return f"asyncio.sleep({seconds_text(delay)})"


def _local(coroutine: Any, name: str) -> Any:
    return variables(coroutine.cr_frame).get(name)


def _sleeping(coroutine: Any) -> str:
    delay = _local(coroutine, "delay")
    return _sleep_text(delay) if type(delay) in (int, float) else "asyncio.sleep"


def _in_task_group(coroutine: Any) -> str:
    return _names("TaskGroup", _local(coroutine, "self")._tasks)


def _in_wait(coroutine: Any) -> str:
    return _names("wait", _local(coroutine, "fs"))


#: asyncio's own coroutines that students call, by their code, and what each means.
_CALLS: Final[list[tuple[CodeType, tuple[str, str | Callable[[Any], str]]]]] = [
    (tasks.sleep.__code__, ("sleep", _sleeping)),
    (tasks.wait.__code__, ("wait", _in_wait)),
    (taskgroups.TaskGroup.__aexit__.__code__, ("wait", _in_task_group)),
    (locks.Lock.acquire.__code__, ("wait", "lock")),
    (locks.Semaphore.acquire.__code__, ("wait", "semaphore")),
    (locks.Event.wait.__code__, ("wait", "event")),
    (locks.Condition.wait.__code__, ("wait", "condition")),
    (locks.Barrier.wait.__code__, ("wait", "barrier")),
    (queues.Queue.get.__code__, ("wait", "queue.get")),
    (queues.Queue.put.__code__, ("wait", "queue.put")),
    (queues.Queue.join.__code__, ("wait", "queue.join")),
]
if sys.version_info < (3, 12):
    # Later versions await in the same task, so that the inner cause shows.
    _CALLS.append((tasks.wait_for.__code__, ("wait", "wait_for")))

_FutureIterator: Final = type(asyncio.Future(loop=SimpleNamespace(get_debug=bool)).__await__())
_LOCK_CODE: Final = locks.Lock.acquire.__code__
# By address, as a code object takes a microsecond to hash; the list keeps them all alive.
_call_at_address: Final = {address(code): call for code, call in _CALLS}


def why_sleeping(task: Any, delay: Any) -> Cause:
    """As why_waiting, of a task that has just called asyncio.sleep(delay), as most do: in half the time."""
    lines: tuple[int, ...] = ()
    link = task.get_coro()
    while type(link) is CoroutineType:
        inner = link.cr_await
        if type(inner) is _FutureIterator:
            return "sleep", _sleep_text(delay), lines  # nobody else waits for its future
        if link.cr_code.co_filename != FILENAME:
            break
        lines += (link.cr_frame.f_lineno,)
        link = inner
    return why_waiting(task)


def why_waiting(task: Any) -> Cause:
    """What a suspended task waits for, and where."""
    lines: tuple[int, ...] = ()
    call = caller = None
    link = task.get_coro()
    while link is not None:
        if type(link) is CoroutineType:
            code = link.cr_code
            if code.co_filename == FILENAME:
                lines += (link.cr_frame.f_lineno,)
            elif call is None:
                call, caller = _call_at_address.get(address(code)) or _call_by_name(code), link
            link = link.cr_await
        else:
            code, frame, link = _unusual_link(link)
            if frame is not None and code.co_filename == FILENAME:
                lines += (frame.f_lineno,)
    if call is not None:
        state, on = call
        return state, on if type(on) is str else on(caller), lines
    return (*_awaited(task._fut_waiter), lines)


def held_lock(task: Any) -> Any:
    """The asyncio.Lock that a suspended task waits for, if it does."""
    link = task.get_coro()
    while type(link) is CoroutineType:
        if link.cr_code is _LOCK_CODE:
            return _local(link, "self")
        link = link.cr_await
    return None


def _call_by_name(code: CodeType) -> tuple[str, str] | None:
    # It lives inside as_completed(), where its code cannot be had from outside in all versions.
    return ("wait", "as_completed") if code.co_name == "_wait_for_one" else None


def _unusual_link(link: Any) -> tuple[Any, Any, Any]:
    """(code, frame, next link) of what is no plain coroutine; all None at the end of the chain."""
    kind = type(link)
    if kind is AsyncGeneratorType:
        return link.ag_code, link.ag_frame, link.ag_await
    if kind is GeneratorType:
        return link.gi_code, link.gi_frame, link.gi_yieldfrom
    if kind.__name__ in _WRAPPERS:
        # `async for`, `anext()` and `__await__()` hide the generator; the collector still sees it.
        for inner in _referents(link):
            if type(inner) in (CoroutineType, AsyncGeneratorType, GeneratorType) or type(inner).__name__ in _WRAPPERS:
                return None, None, inner
    return None, None, None


_WRAPPERS: Final = frozenset(
    ["async_generator_asend", "async_generator_athrow", "coroutine_wrapper", "anext_awaitable"]
)


def _awaited(future: Any) -> tuple[str, str]:
    if future is None:
        return "wait", "its turn"
    if type(future) is LabelledFuture:
        return future.state, future.on
    if isinstance(future, tasks.Task):
        return "wait", future.get_name()
    if isinstance(future, tasks._GatheringFuture):
        return "wait", _names("gather", future._children)
    return "wait", "future"
