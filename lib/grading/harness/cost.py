"""A deterministic measure of executed Python: a tick at each function entry and each turn of a loop.

The ticks are put into the syntax tree, so the count is the same on every version of Python and every machine. Work
inside C (`sum(range(n))`) is not seen.
"""
from __future__ import annotations

import ast
import builtins
from typing import Any, Final

from .clock import Clock
from .stops import CostLimit
from .student_file import FILENAME, running_line

#: A turn of the smallest loop takes about 0.2 µs in the image, so that a loop without end ends here, on each machine at
#: the same turn, before the real clock has to end it.
MOST_TICKS: Final = 4_000_000
#: For what runs while the program is let go of: `__del__` and what closes generators.
_RELEASE_TICKS: Final = 100_000

_TICK: Final = "__tick__"
_FUNCTIONS: Final = (ast.FunctionDef, ast.AsyncFunctionDef)
_LOOPS: Final = (ast.For, ast.AsyncFor, ast.While)
_COMPREHENSIONS: Final = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Cost:
    """Counts ticks while it is on (`with cost:`); `ticks` is the count."""

    def __init__(self, clock: Clock) -> None:
        self._clock, self._limit = clock, MOST_TICKS
        self.ticks = 0

    def release_begins(self) -> None:
        """The program is over; what its objects still do as they go must end soon."""
        self._limit = min(self._limit, self.ticks + _RELEASE_TICKS)

    def restart(self) -> None:
        self.ticks = 0

    def __enter__(self) -> Cost:
        setattr(builtins, _TICK, self._tick)
        return self

    def __exit__(self, *_: Any) -> None:
        """The name stays and counts on: functions of the program may still be called while they are collected."""

    def _tick(self) -> bool:
        self.ticks += 1
        if self._clock.stopped is not None:
            raise self._clock.stopped  # a program that swallowed it must not loop on
        if self.ticks > self._limit:
            message = f"the program made {self._limit:,} function calls and loop turns and was not done"
            self._clock.stop(CostLimit(message, line=running_line()))
        return True


def compile_with_ticks(source: str, flags: int = 0) -> Any:
    """The student's source as code that ticks. Raises what compile() raises: SyntaxError, ValueError."""
    tree = ast.parse(source, FILENAME)
    for node in list(ast.walk(tree)):
        if isinstance(node, (*_FUNCTIONS, *_LOOPS)):
            first = node.body[0]
            is_docstring = (
                isinstance(node, _FUNCTIONS)
                and isinstance(first, ast.Expr)
                and isinstance(first.value, ast.Constant)
                and isinstance(first.value.value, str)
            )
            call = _call_at(first)
            node.body.insert(1 if is_docstring else 0, ast.copy_location(ast.Expr(call), first))
        elif isinstance(node, _COMPREHENSIONS):
            # An always-true condition that counts.
            node.generators[-1].ifs.insert(0, _call_at(node))
    return compile(tree, FILENAME, "exec", flags=flags, dont_inherit=True)


def _call_at(node: ast.AST) -> ast.Call:
    call = ast.Call(ast.Name(_TICK, ast.Load()), [], [])
    ast.copy_location(call.func, node)
    return ast.copy_location(call, node)
