"""The image's ways in. A submission needs several observations of one source; what they have in common is done once:

    load ── the source is compiled ──► prepare ── it is imported ──► observe, for each expression
      └──────────────────────────────────────────────────────────► observe, as the program itself

The host puts the interpreter back to where the last step left it, between observations as well. Each step may be left
out. `warm` runs once while the image is built.
"""
from __future__ import annotations

import gc
import os
from collections.abc import Callable
from typing import Any, Final

from .error_report import describe
from .isolation import thrown_away
from .json_text import from_json
from .observation_size import encode_within
from .program import Run, observe_in_parts
from .student_source import StudentSource

#: Where the one result of a call goes; the student's prints go to 1 and 2.
_RESULT_FD: Final = 3

# Private references: a program may replace os.write in its own interpreter.
_read, _write = os.read, os.write

_source: StudentSource | None = None
_prepared: tuple[dict[str, Any], Run] | None = None


def load() -> None:
    """`{"source", "priced"}`, the latter the functions that cost time: nothing of the student's runs yet."""
    global _source
    request = from_json(_read_all(0))
    _source = StudentSource(request["source"], request["priced"])
    _write(_RESULT_FD, b"{}")


def prepare() -> None:
    """An observation's request without the expression to come."""
    global _prepared
    request = from_json(_read_all(0))
    _prepared = request, _begin(request, is_program=False)
    _write(_RESULT_FD, b"{}")


def observe() -> None:
    """Read one request on fd 0 to its end, write one observation on fd 3 in one write."""
    request = from_json(_read_all(0))
    _write(_RESULT_FD, encode_within(request["limits"]["observationBytes"], *_own_up(_observe, request)))


def _begin(request: dict[str, Any], *, is_program: bool) -> Run:
    run = Run(request, _write, _source)
    gc.freeze()  # so far it is all ours, and none of it garbage: no collection need look at it, nor write to it
    run.begin(thrown_away(request["scenario"]["seed"]), is_program=is_program)
    return run


def _observe(request: dict[str, Any]) -> tuple[dict[str, Any], str]:
    expression = request["scenario"].pop("expression")
    if expression is not None and _prepared is not None and _prepared[0] == request:
        run = _prepared[1]
    else:
        run = _begin(request, is_program=expression is None)
    run.finish(expression)
    return run.observation()


def _own_up(
    observe: Callable[[dict[str, Any]], tuple[dict[str, Any], str]], request: dict[str, Any]
) -> tuple[dict[str, Any], str]:
    """An exception that gets here is a fault of the engine, or a program's doing: nobody in here can tell.

    So the host makes "crashed" of a "grader-error" that comes from inside: no program may claim one and be excused.
    """
    try:
        return observe(request)
    except BaseException as error:
        # What a program filled is full for us as well.
        status = "out-of-memory" if isinstance(error, MemoryError) else "grader-error"
        fault = {
            "version": 1, "status": status, "stdout": "", "stderr": "", "output": [], "elapsed": 0,
            "result": None, "error": describe(error), "diagnostics": [], "peakConcurrency": 0, "calls": {},
            "cost": 0, "limits": request["limits"],
        }  # fmt: skip
        return fault, "[]"


def _read_all(fd: int) -> bytes:
    parts = []
    while part := _read(fd, 1 << 16):
        parts.append(part)
    return b"".join(parts)


def warm() -> None:
    """Import and run what every request needs, so often that CPython has adapted to it, then take it out of the
    collector's way."""
    for source, expression in _WARM_UPS * _WARM_ROUNDS:
        observed = observe_in_parts(
            {
                "source": source,
                "scenario": {"expression": expression, "seed": 0},
                "limits": {"virtualSeconds": 60, "loopSteps": 10_000, "tasks": 10_000, "outputBytes": 65_536},
            }
        )  # fmt: skip
        from_json(encode_within(1 << 22, *observed))
    gc.collect()
    gc.freeze()


_PROGRAM: Final = """\
import asyncio, time, random, collections, functools, dataclasses, typing, contextlib, datetime, threading, queue

async def work(n):
    await asyncio.sleep(n)
    print(f"{n} done")
    return n

async def main():
    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        group.create_task(work(1))
    await asyncio.gather(work(1), asyncio.to_thread(time.sleep, 1))
    time.sleep(1)
    try:
        await asyncio.wait_for(asyncio.create_task(work(9)), 1)
    except TimeoutError:
        pass
    work(1)
    1 / 0
"""

_MORE: Final = """\
import asyncio

class Worker:
    def __init__(self, name):
        self.name = name

    async def run(self, seconds):
        await asyncio.sleep(seconds)
        return f"{self.name}: {seconds}"

async def first():
    tasks = [asyncio.create_task(Worker(n).run(n)) for n in (2, 1)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    return sorted(task.result() for task in done)

async def limited():
    gate, results = asyncio.Semaphore(2), {}

    async def one(n):
        async with gate:
            results[n] = await Worker("w").run(1)

    await asyncio.gather(*(one(n) for n in range(3)), return_exceptions=True)
    return results

async def queued():
    queue, seen = asyncio.Queue(), []

    async def worker():
        while True:
            seen.append(await queue.get())
            await asyncio.sleep(0.5)
            queue.task_done()

    workers = [asyncio.create_task(worker()) for _ in range(2)]
    for n in range(4):
        queue.put_nowait(n)
    await queue.join()
    for one in workers:
        one.cancel()
    try:
        async with asyncio.timeout(1):
            await asyncio.Event().wait()
    except TimeoutError:
        print("late")
    return seen
"""

#: An instruction is specialised once it has been executed a few times; the image keeps that.
_WARM_ROUNDS: Final = 8

_WARM_UPS: Final = (
    (_PROGRAM + "\nasyncio.run(main())\n", None),
    (_PROGRAM, "await work(1)"),
    (_MORE, "[await first(), await limited(), await queued()]"),
    ("import asyncio\nasyncio.run(asyncio.Event().wait())\n", None),
    ("def broken(:\n", None),
)
