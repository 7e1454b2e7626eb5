"""Analyses calls: functions of one row, the special forms, aggregates, set-returning functions."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from . import aggregates
from .aggregates import json_value
from .errors import SqlError, not_simulated, undefined_function
from .expressions import RowValue, strict
from .functions import FUNCTIONS, Function, accepts
from .json_values import compact_text, json_loads, json_text, jsonb_text
from .predicates import PredicateAnalysis
from .scope import Aggregate, Level, Output, Scope, Typed, constant
from .syntax import Call, Order
from .tables import hashable
from .text_output import to_text
from .types import (
    DATE, INT4, INT8, INTERVAL, JSON, JSONB, NUMERIC, TEXT, TIMESTAMP, TIMESTAMPTZ, Type,
)  # fmt: skip

#: Functions that give several rows.
SETS: Final = frozenset(
    ["generate_series", "unnest", "jsonb_array_elements", "jsonb_array_elements_text", "json_array_elements",
     "json_array_elements_text", "jsonb_each", "jsonb_each_text", "json_each", "json_each_text", "jsonb_object_keys",
     "json_object_keys", "regexp_split_to_table", "string_to_table", "generate_subscripts"]
)  # fmt: skip
WINDOW_FUNCTIONS: Final = frozenset(
    ["row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "ntile", "lag", "lead", "first_value", "last_value",
     "nth_value"]
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


class CallAnalysis(PredicateAnalysis):
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

    # -- forms with rules of their own -----------------------------------------------------------------------------
    def _form_coalesce(self, args: list[Typed]) -> Typed:
        kind, args = self.together(args, "COALESCE")
        evaluates = [arg.evaluate for arg in args]

        def first(level: Level) -> Any:
            for evaluate in evaluates:
                if (value := evaluate(level)) is not None:
                    return value
            return None

        return Typed(kind, first)

    def not_param(self, arg: Typed) -> Typed:
        """A literal becomes text; a parameter stays of no type, which is an error if nothing else settles it."""
        return arg if arg.param else self.settled(arg)

    def _form_nullif(self, args: list[Typed]) -> Typed:
        left, right = self.comparable("=", *args)

        def unless_equal(level: Level) -> Any:
            value = left.evaluate(level)
            return None if value == right.evaluate(level) else value

        return Typed(left.type, unless_equal)

    def _form_greatest(self, args: list[Typed]) -> Typed:
        return self._extreme(args, "GREATEST", max)

    def _form_least(self, args: list[Typed]) -> Typed:
        return self._extreme(args, "LEAST", min)

    def _extreme(self, args: list[Typed], what: str, choose: Callable[[list[Any]], Any]) -> Typed:
        kind, args = self.together(args, what)
        evaluates = [arg.evaluate for arg in args]

        def extreme(level: Level) -> Any:
            values = [value for evaluate in evaluates if (value := evaluate(level)) is not None]
            return choose(values) if values else None

        return Typed(kind, extreme)

    def _form_concat(self, args: list[Typed]) -> Typed:
        args = [self.not_param(arg) for arg in args]

        def concat(level: Level) -> str:
            values = [(arg.type, arg.evaluate(level)) for arg in args]
            return "".join(_output(kind, value) for kind, value in values if value is not None)

        return Typed(TEXT, concat)

    def _form_concat_ws(self, args: list[Typed]) -> Typed:
        args = [self.coerce(args[0], TEXT) or args[0], *map(self.not_param, args[1:])]

        def concat(level: Level) -> str | None:
            separator = args[0].evaluate(level)
            values = [(arg.type, arg.evaluate(level)) for arg in args[1:]]
            texts = [_output(kind, value) for kind, value in values if value is not None]
            return None if separator is None else separator.join(texts)

        return Typed(TEXT, concat)

    def _form_format(self, args: list[Typed]) -> Typed:
        args = [self.settled(arg) for arg in args]

        def write(level: Level) -> str:
            pattern, *values = (arg.evaluate(level) for arg in args)
            texts = iter(["" if v is None else _output(arg.type, v) for arg, v in zip(args[1:], values, strict=True)])
            parts = pattern.split("%%")
            for at, part in enumerate(parts):
                while "%s" in part or "%I" in part or "%L" in part:
                    where = min(found for kind in "sIL" if (found := part.find(f"%{kind}")) >= 0)
                    text = next(texts)
                    quoted = "'" + text.replace("'", "''") + "'" if part[where + 1] == "L" else text
                    part = part[:where] + quoted + part[where + 2 :]
                parts[at] = part
            return "%".join(parts)

        return Typed(TEXT, write)

    def _form_pg_typeof(self, args: list[Typed]) -> Typed:
        return constant(TEXT, args[0].type.name)

    def _form_array_length(self, args: list[Typed]) -> Typed:
        return Typed(INT4, strict(lambda values, _: len(values) or None, *args))

    def _form_cardinality(self, args: list[Typed]) -> Typed:
        return Typed(INT4, strict(len, *args))

    def _form_array_append(self, args: list[Typed]) -> Typed:
        return self._operate("||", *args)

    def _form_array_remove(self, args: list[Typed]) -> Typed:
        item = self.coerce(args[1], args[0].type.element or TEXT) or args[1]
        return Typed(args[0].type, strict(lambda values, gone: [one for one in values if one != gone], args[0], item))

    def _form_array_position(self, args: list[Typed]) -> Typed:
        item = self.coerce(args[1], args[0].type.element or TEXT) or args[1]
        return Typed(INT4, strict(lambda values, one: values.index(one) + 1 if one in values else None, args[0], item))

    def _form_array_to_string(self, args: list[Typed]) -> Typed:
        kind = args[0].type.element or TEXT
        separator = self.settled(args[1])

        def join(values: list[Any], text: str) -> str:
            return text.join(_output(kind, value) for value in values if value is not None)

        return Typed(TEXT, strict(join, args[0], separator))

    def _form_json_build_object(self, args: list[Typed]) -> Typed:
        return self._built(args, JSON, json_text)

    def _form_jsonb_build_object(self, args: list[Typed]) -> Typed:
        return self._built(args, JSONB, jsonb_text)

    def _built(self, args: list[Typed], kind: Type, write: Callable[[Any], str]) -> Typed:
        args = [self.not_param(arg) for arg in args]
        if len(args) % 2:
            raise SqlError("22023", "argument list must have even number of elements")

        def build(level: Level) -> str:
            values = [(arg.type, arg.evaluate(level)) for arg in args]
            pairs = zip(values[::2], values[1::2], strict=True)
            return write({_output(*key): as_json(*value) for key, value in pairs})

        return Typed(kind, build)

    def _form_json_build_array(self, args: list[Typed]) -> Typed:
        args = [self.settled(arg) for arg in args]
        return Typed(JSON, lambda level: json_text([as_json(arg.type, arg.evaluate(level)) for arg in args]))

    def _form_jsonb_build_array(self, args: list[Typed]) -> Typed:
        args = [self.settled(arg) for arg in args]
        return Typed(JSONB, lambda level: jsonb_text([as_json(arg.type, arg.evaluate(level)) for arg in args]))

    def _form_to_jsonb(self, args: list[Typed]) -> Typed:
        arg = self.settled(args[0])
        return Typed(JSONB, strict(lambda value: jsonb_text(as_json(arg.type, value)), arg))

    def _form_to_json(self, args: list[Typed]) -> Typed:
        arg = self.settled(args[0])
        return Typed(JSON, strict(lambda value: compact_text(as_json(arg.type, value)), arg))

    _form_row_to_json = _form_to_json

    # -- several rows ----------------------------------------------------------------------------------------------
    def set_call(self, node: Call, scope: Scope) -> tuple[list[Output], Callable[[Level], list[tuple[Any, ...]]]]:
        """The columns and the rows of a set-returning function."""
        args = [self.expr(arg, scope) for arg in node.args]
        if node.name == "generate_series":
            return self._series(args)
        if node.name == "unnest":
            if not args or any(arg.type.element is None for arg in args):
                raise undefined_function(f"unnest({', '.join(arg.type.name for arg in args)})")
            columns = [Output("unnest", arg.type.element or TEXT) for arg in args]
            return columns, lambda level: _side_by_side([arg.evaluate(level) or [] for arg in args])
        if node.name in ("regexp_split_to_table", "string_to_table", "generate_subscripts"):
            not_simulated(node.name)
        return self._json_set(node.name, args[0])

    def _series(self, args: list[Typed]) -> tuple[list[Output], Callable[[Level], list[tuple[Any, ...]]]]:
        kinds = [arg.type for arg in args]
        wanted: list[Type]
        if any(kind in (DATE, TIMESTAMP, TIMESTAMPTZ) for kind in kinds):
            moment = TIMESTAMP if TIMESTAMP in kinds else TIMESTAMPTZ
            wanted = [moment, moment, INTERVAL]
        else:
            number = NUMERIC if NUMERIC in kinds else INT8 if INT8 in kinds else INT4
            wanted = [number] * 3
        if not 2 <= len(args) <= 3:
            raise undefined_function(f"generate_series({', '.join(kind.name for kind in kinds)})")
        parts = [self.coerce(arg, kind) or arg for arg, kind in zip(args, wanted)]
        return [Output("generate_series", wanted[0])], lambda level: _steps([part.evaluate(level) for part in parts])

    def _json_set(self, name: str, arg: Typed) -> tuple[list[Output], Callable[[Level], list[tuple[Any, ...]]]]:
        kind = JSONB if name.startswith("jsonb") else JSON
        value = self.coerce(arg, kind) or arg
        as_text = name.endswith("_text")
        result = TEXT if as_text else kind

        def shown(found: Any) -> str | None:
            if as_text:
                return None if found is None else found if isinstance(found, str) else jsonb_text(found)
            return jsonb_text(found)

        if name.endswith("object_keys"):
            return [Output(name, TEXT)], lambda level: [(key,) for key in _loaded(value.evaluate(level), {})]
        if "_each" in name:
            columns = [Output("key", TEXT), Output("value", result)]
            return columns, lambda level: [(k, shown(v)) for k, v in _loaded(value.evaluate(level), {}).items()]
        return [Output("value", result)], lambda level: [(shown(one),) for one in _loaded(value.evaluate(level), [])]

    def _set_in_items(self, node: Call, scope: Scope) -> Typed:
        if scope.clause != "items":
            raise SqlError("0A000", f"set-returning functions are not allowed in {scope.clause}")
        columns, rows = self.set_call(node, scope)
        at = len(scope.sets)
        scope.sets.append(lambda level: [row[0] for row in rows(level)])
        return Typed(columns[0].type, lambda level: level.sets[at])

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


def as_json(kind: Type, value: Any) -> Any:
    if isinstance(value, RowValue):
        names = value.names or [f"f{at + 1}" for at in range(len(value.values))]
        return {name: as_json(of, one) for name, of, one in zip(names, value.kinds, value.values, strict=True)}
    return json_value(kind, value)


def _output(kind: Type, value: Any) -> str:
    return ("t" if value else "f") if isinstance(value, bool) else to_text(kind, value)


def _loaded(text: str | None, otherwise: Any) -> Any:
    return otherwise if text is None else json_loads(text)


def _side_by_side(arrays: list[list[Any]]) -> list[tuple[Any, ...]]:
    longest = max(map(len, arrays))
    return [tuple(array[at] if at < len(array) else None for array in arrays) for at in range(longest)]


def _steps(values: list[Any]) -> list[tuple[Any, ...]]:
    if None in values:
        return []
    start, stop = values[:2]
    step = values[2] if len(values) > 2 else 1
    zero = type(step)()
    if step == zero:
        raise SqlError("22023", "step size cannot equal zero")
    found = []
    while start <= stop if step > zero else start >= stop:
        found.append((start,))
        start = start + step
    return found

