"""Analyses calls: functions of one row, the special forms, aggregates, set-returning functions."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from . import aggregates, functions_of_numbers, functions_of_sessions, functions_of_text, functions_of_time
from .errors import SqlError, undefined_function
from .expressions import strict
from .functions import FUNCTIONS, Function, accepts
from .scope import Aggregate, Level, Scope, Typed
from .set_functions import SETS, SetFunctions
from .syntax import Call, Order
from .tables import hashable
from .types import Type

#: They put their functions into FUNCTIONS as they are imported.
_FUNCTIONS_FROM: Final = (functions_of_numbers, functions_of_sessions, functions_of_text, functions_of_time)
WINDOW_FUNCTIONS: Final = frozenset(
    ["row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "ntile", "lag", "lead", "first_value",
     "last_value", "nth_value"]
)  # fmt: skip


def sort_keys(rows: list[Any], keys: list[tuple[Callable[[Any], Any], bool, bool]]) -> list[Any]:
    """Stable, by (key, descending, NULLs first), the last key first."""
    for key, descending, nulls_first in reversed(keys):
        found = [(value, row) for row in rows for value in (key(row),)]
        with_value = [pair for pair in found if pair[0] is not None]
        # reverse=True keeps equal rows in their order as well
        with_value.sort(key=lambda pair: pair[0], reverse=descending)
        nulls = [row for value, row in found if value is None]
        rest = [row for _, row in with_value]
        rows = nulls + rest if nulls_first else rest + nulls
    return rows


class CallAnalysis(SetFunctions):
    def _on_call(self, node: Call, scope: Scope) -> Typed:
        if node.over is not None:
            return self.window_call(node, scope)
        if node.name in aggregates.NAMES:
            return self._aggregate_call(node, scope)
        if node.name in WINDOW_FUNCTIONS:
            raise SqlError("42809", f"window function {node.name} requires an OVER clause")
        if node.name in SETS:
            return self._set_in_items(node, scope)
        special = getattr(self, f"_form_{node.name}", None)
        if special is not None:
            return special([self.expr(arg, scope) for arg in node.args])
        return self._function_call(node.name, [self.expr(arg, scope) for arg in node.args])

    def window_call(self, node: Call, scope: Scope) -> Typed:
        raise NotImplementedError

    # -- functions -------------------------------------------------------------------------------------------------
    def _function_call(self, name: str, args: list[Typed]) -> Typed:
        kinds = [arg.type for arg in args]
        best, score = None, 0.5
        for function in FUNCTIONS.get(name, ()):
            if len(function.args) != len(kinds):
                continue
            fits = [accepts(kind, target) for kind, target in zip(kinds, function.args, strict=True)]
            if all(fits) and sum(fits) + 1 > score:
                best, score = function, sum(fits) + 1
        if best is None:
            raise undefined_function(f"{name}({', '.join(kind.name for kind in kinds)})")
        return self._applied(best, args)

    def _applied(self, function: Function, args: list[Typed]) -> Typed:
        parts = [
            self.not_param(arg) if target is None else self.coerce(arg, target) or arg
            for arg, target in zip(args, function.args, strict=True)
        ]
        do = function.do
        if not function.needs_run:
            return Typed(function.result, strict(do, *parts) if parts else lambda _: do())
        evaluates = [part.evaluate for part in parts]

        def with_run(level: Level) -> Any:
            values = [evaluate(level) for evaluate in evaluates]
            return None if None in values else do(level.run, *values)

        return Typed(function.result, with_run)

    # -- aggregates ------------------------------------------------------------------------------------------------
    def _aggregate_call(self, node: Call, scope: Scope) -> Typed:
        if scope.in_aggregate:
            raise SqlError("42803", "aggregate function calls cannot be nested")
        if scope.clause != "items":
            raise SqlError("42803", f"aggregate functions are not allowed in {scope.clause}")
        at = len(scope.aggregates)
        scope.in_aggregate = True
        try:
            spec, kind = self.aggregate_of(node, scope)
        finally:
            scope.in_aggregate = False
        scope.aggregates.append(spec)
        return Typed(kind, lambda level: level.groups[at])

    def aggregate_of(self, node: Call, scope: Scope) -> tuple[Aggregate, Type]:
        args = [] if node.star else [self.expr(arg, scope) for arg in node.args]
        if not args and not node.star:
            raise SqlError("42809", f"{node.name}(*) must be used to call a parameterless aggregate function")
        kinds, result, finish = aggregates.aggregate(node.name, [arg.type for arg in args])
        parts = [self.coerce(arg, kind) or arg for arg, kind in zip(args, kinds)]
        where = self.boolean(node.where, scope, "FILTER").evaluate if node.where is not None else None
        order = [self.sort_key(item, scope) for item in node.order]
        return Aggregate(finish, [part.evaluate for part in parts], where, order, node.distinct), result

    def sort_key(self, order: Order, scope: Scope) -> tuple[Callable[[Any], Any], bool, bool]:
        part = self.settled(self.expr(order.value, scope))
        nulls_first = order.descending if order.nulls_first is None else order.nulls_first
        return part.evaluate, order.descending, nulls_first


def aggregated(spec: Aggregate, levels: list[Level]) -> Any:
    """What an aggregate makes of a group's rows."""
    if spec.where is not None:
        levels = [level for level in levels if spec.where(level)]
    if spec.order:
        levels = sort_keys(levels, spec.order)
    rows = [tuple(evaluate(level) for evaluate in spec.args) for level in levels]
    if spec.distinct:
        rows = list({hashable(list(row)): row for row in rows}.values())
        if not spec.order and all(row[0] is not None for row in rows):
            rows.sort()  # Postgres sorts to find what is distinct
    return spec.finish(rows)
