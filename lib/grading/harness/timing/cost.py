"""A deterministic measure of executed Python: a tick at each function entry and each turn of a loop.

The ticks are put into the syntax tree, so the count is the same on every version of Python and every machine. Work
inside C (`sum(range(n))`) is not seen.

Computing is free unless the scenario's `cpu` section gives it a price: so many ticks a virtual second (`costPerSecond`),
or so many seconds for each call of a function by name (`seconds`), which stands for work that ticks do not see. Then
each tick moves the clock (Clock.compute).
"""
from __future__ import annotations

import ast
import builtins
from collections.abc import Callable, Collection
from typing import Any, Final

from .. import stop_texts
from ..stops import CostLimit
from ..student_file import line_of_caller, running_line
from .clock import NS, Clock, to_ns

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

    def __init__(self, clock: Clock, declared: dict[str, Any]) -> None:
        self._clock, self._limit = clock, MOST_TICKS
        clock.cost = self
        self._per_second: float | None = declared.get("costPerSecond")
        self._priced = {name: to_ns(seconds) for name, seconds in declared.get("seconds", {}).items()}
        clock.computing_costs = bool(self._per_second or self._priced)
        self.restart()

    def release_begins(self) -> None:
        """The program is over; what its objects still do as they go must end soon."""
        self._limit = min(self._limit, self.ticks + _RELEASE_TICKS)

    def restart(self) -> None:
        self.ticks = 0
        self._charged = 0  # of the ticks, in ns

    def __enter__(self) -> Cost:
        self._in_place = self._priced_ticker() if self._clock.computing_costs else self._ticker()
        setattr(builtins, _TICK, self._in_place)
        return self

    def __exit__(self, *_: Any) -> None:
        """The name stays and counts on: functions of the program may still be called while they are collected."""

    def is_counting(self, names: dict[str, Any]) -> bool:
        """`names` are the program's; whoever puts another tick in place counts for himself."""
        return _TICK not in names and vars(builtins).get(_TICK) is self._in_place

    # Functions, as a program may hold them: a bound method would tell what it is bound to.
    def _ticker(self) -> Callable[[], bool]:
        clock = self._clock

        def tick() -> bool:
            self.ticks += 1
            if clock.stopped is not None:
                raise clock.stopped  # a program that swallowed it must not loop on
            if self.ticks > self._limit:
                text = stop_texts.in_thread(stop_texts.ticks(self._limit), clock.thread is not None)
                clock.stop(CostLimit(text, line=running_line()))
            return True

        return tick

    def _priced_ticker(self) -> Callable[..., bool]:
        clock, count = self._clock, self._ticker()

        def tick(function: str | None = None) -> bool:
            """`function` is being entered, and has a price of its own."""
            count()
            if self._per_second:
                charged = round(self.ticks * NS / self._per_second)
                ns, self._charged = charged - self._charged, charged
                if ns > 0:
                    clock.compute(ns)
            if function is not None:
                line = line_of_caller()
                clock.compute(self._priced[function], None if line is None else (line, function))
            return True

        return tick

    @property
    def priced(self) -> Collection[str]:
        """Functions that have a price of their own; see add_ticks()."""
        return self._priced


def add_ticks(tree: ast.Module, nodes: list[ast.AST], priced: Collection[str]) -> None:
    """Put the ticks into a program, given with all of its nodes; a function that is priced tells its name with them."""
    names = _qualified_names(tree) if priced else {}
    for node in nodes:
        kind = node.__class__
        if kind in _FUNCTIONS or kind in _LOOPS:
            first = node.body[0]
            is_docstring = (
                kind in _FUNCTIONS
                and isinstance(first, ast.Expr)
                and isinstance(first.value, ast.Constant)
                and isinstance(first.value.value, str)
            )
            name = names.get(node)
            call = _call_at(first, name if name in priced else None)
            node.body.insert(1 if is_docstring else 0, ast.copy_location(ast.Expr(call), first))
        elif kind in _COMPREHENSIONS:
            # An always-true condition that counts.
            node.generators[-1].ifs.insert(0, _call_at(node))


def _qualified_names(tree: ast.AST, prefix: str = "") -> dict[ast.AST, str]:
    """Functions by the names that a `cpu` section gives them: crunch, or Worker.crunch in a class."""
    names: dict[ast.AST, str] = {}
    for node in ast.iter_child_nodes(tree):
        inner = prefix
        if isinstance(node, (*_FUNCTIONS, ast.ClassDef)):
            names[node] = prefix + node.name
            inner = f"{prefix}{node.name}." if isinstance(node, ast.ClassDef) else prefix
        names.update(_qualified_names(node, inner))
    return names


def _call_at(node: ast.AST, function: str | None = None) -> ast.Call:
    argument = [] if function is None else [ast.copy_location(ast.Constant(function), node)]
    call = ast.Call(ast.Name(_TICK, ast.Load()), argument, [])
    ast.copy_location(call.func, node)
    return ast.copy_location(call, node)
