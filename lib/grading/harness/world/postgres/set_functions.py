"""Functions that give several rows: generate_series, unnest, those that take JSON apart."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from .errors import SqlError, not_simulated, undefined_function
from .json_values import json_loads, jsonb_text
from .scope import Level, Output, Scope, Typed
from .special_forms import SpecialForms
from .syntax import Call
from .types import (
    DATE,
    INT4,
    INT8,
    INTERVAL,
    JSON,
    JSONB,
    NUMERIC,
    TEXT,
    TIMESTAMP,
    TIMESTAMPTZ,
    Type,
)  # fmt: skip

#: Functions that give several rows.
SETS: Final = frozenset(
    ["generate_series", "unnest", "jsonb_array_elements", "jsonb_array_elements_text", "json_array_elements",
     "json_array_elements_text", "jsonb_each", "jsonb_each_text", "json_each", "json_each_text", "jsonb_object_keys",
     "json_object_keys", "regexp_split_to_table", "string_to_table", "generate_subscripts"]
)  # fmt: skip


class SetFunctions(SpecialForms):
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
