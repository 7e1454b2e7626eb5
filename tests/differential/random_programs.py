"""Random asyncio programs on the virtual loop and on the stock loop with a clock that jumps: same output, same time.

    python3 -m tests.differential.random_programs [FIRST] [COUNT] [--show]

The stock loop here is CPython's own SelectorEventLoop, its `_run_once` untouched; only its selector does not wait but
moves the loop's clock. So thousands of programs are compared in seconds, and what they log tells the order of every
step.
"""
from __future__ import annotations

import argparse
import asyncio
import io
import itertools
import random
import selectors
import sys
import time
from asyncio import events, taskgroups, tasks
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from difflib import unified_diff
from pathlib import Path
from typing import Any, Final
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "lib" / "grading"))

from harness.loop.ordered_set import OrderedSet  # noqa: E402
from harness.program import observe_program  # noqa: E402

from .random_source import write_program  # noqa: E402
from .virtual import LIMITS  # noqa: E402


class Deadlock(Exception):
    """The stock loop would sleep for ever."""


class _FirstInFirstOut(asyncio.TimerHandle):
    """The heap of timers gives equal deadlines in no particular order: the only thing that is decided for it here."""

    __slots__ = ("_number",)
    _made = itertools.count()

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._number = next(self._made)

    def __lt__(self, other: Any) -> bool:
        return (self._when, self._number) < (other._when, other._number)


class _JumpingSelector(selectors.SelectSelector):
    """Does not wait: moves the clock of its loop to the next timer."""

    loop: JumpingLoop

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout is None:
            raise Deadlock
        if timeout > 0:
            self.loop.now = max(self.loop.now, self.loop._scheduled[0]._when)
        return []


class JumpingLoop(asyncio.SelectorEventLoop):
    """CPython's loop, on a clock that jumps."""

    def __init__(self) -> None:
        selector = _JumpingSelector()
        selector.loop = self
        self.now = 1_000.0
        super().__init__(selector)

    def time(self) -> float:
        return self.now

    def block(self, seconds: float) -> None:
        self.now += seconds


_all_tasks: Final = tasks.all_tasks


def _all_tasks_in_order(loop: Any = None) -> OrderedSet:
    return OrderedSet(sorted(_all_tasks(loop), key=lambda task: int(task.get_name().rpartition("-")[2])))


def run_on_stock_loop(source: str) -> str:
    loop, out = JumpingLoop(), io.StringIO()
    with ExitStack() as stack:
        put = mock.patch.object
        for module in (tasks, taskgroups):
            # asyncio's own sets follow addresses; ordered ones make the comparison possible, here as there.
            stack.enter_context(put(module, "set", OrderedSet, create=True))
        stack.enter_context(put(tasks, "all_tasks", _all_tasks_in_order))
        stack.enter_context(put(events, "TimerHandle", _FirstInFirstOut))
        stack.enter_context(put(time, "sleep", loop.block))
        stack.enter_context(redirect_stdout(out))
        stack.enter_context(redirect_stderr(io.StringIO()))
        names: dict[str, Any] = {"__name__": "answer"}
        exec(compile(source, "<random>", "exec"), names)
        try:
            with asyncio.Runner(loop_factory=lambda: loop) as runner:
                runner.run(names["main"]())
            end = "finished"
        except (Exception, asyncio.CancelledError) as error:
            end = f"raised {type(error).__name__}"
    return f"{out.getvalue()}{end}"


def run_on_virtual_loop(source: str) -> str:
    request = {"source": source, "scenario": {"expression": "await main()", "seed": 0}, "limits": LIMITS}
    seen = observe_program(request)
    error = "" if seen["error"] is None else f" {seen['error']['type'].rpartition('.')[2]}"
    return f"{seen['stdout']}{seen['status']}{error}"


def disagreement(seed: int) -> tuple[str, list[str]] | None:
    """(source, difference) of the program of this seed, None where both loops agree."""
    source = write_program(random.Random(seed))
    stock, virtual = run_on_stock_loop(source), run_on_virtual_loop(source)
    if stock == virtual:
        return None
    return source, list(unified_diff(stock.splitlines(), virtual.splitlines(), "stock", "virtual", lineterm="", n=4))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python3 -m tests.differential.random_programs")
    parser.add_argument("first", type=int, nargs="?", default=0)
    parser.add_argument("count", type=int, nargs="?", default=300)
    parser.add_argument("--show", action="store_true", help="print the programs that disagree")
    options = parser.parse_args()
    wrong: list[int] = []
    for seed in range(options.first, options.first + options.count):
        found = disagreement(seed)
        if found is None:
            continue
        source, difference = found
        wrong.append(seed)
        print(f"-- program {seed}", *difference[:40], sep="\n")
        if options.show:
            print(source)
    print(f"{options.count} random programs, {len(wrong)} disagree{': ' if wrong else ''}{wrong or ''}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
