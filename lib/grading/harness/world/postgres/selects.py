"""One SELECT, from its FROM to its rows:

FROM ─► WHERE ─► GROUP BY ─► HAVING ─► windows ─► set-returning items ─► items ─► DISTINCT ─► ORDER BY ─► locks, LIMIT
"""
from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from . import aggregates
from .calls import aggregated, sort_keys
from .errors import SqlError
from .queries import Bounds, QueryAnalysis, QueryPlan, Row, SortKey, ordinal
from .run import Run
from .scope import Evaluate, Grouping, Level, Output, Scope, Typed
from .sources import From
from .syntax import (
    ArrayOf,
    Call,
    CastTo,
    Const,
    Expr,
    Index,
    Item,
    Locking,
    Name,
    Order,
    Place,
    Query,
    Scalar,
    Select,
    SetOp,
    Star,
)
from .tables import Table, Version, hashable
from .types import BY_NAME, SERIALS, UNKNOWN
from .windows import compute_windows


@dataclass(slots=True)
class _Found:
    """A row of the result with what it was made from."""

    values: Row
    level: Level


class SelectAnalysis(QueryAnalysis):
    def _select(self, node: Select, query: Query, scope: Scope) -> QueryPlan:
        source = self.source(node.source, scope) if node.source is not None else None
        scope.clause = "WHERE"
        where = self.boolean(node.where, scope, "WHERE").evaluate if node.where is not None else None
        scope.clause = "items"
        for window in node.windows:
            scope.named_windows[window.name or ""] = window
        items = self.expanded(node.items, scope)
        self._group(node, query, items, scope)
        parts = [self.expr(item.value, scope) for item in items]
        if self.wanted[0] is node:
            parts[: len(self.wanted[1])] = [
                self.coerce(part, kind) or part if part.type is UNKNOWN else part
                for part, kind in zip(parts, self.wanted[1])
            ]
        parts = [self.settled(part) for part in parts]
        columns = [Output(name_of(item), part.type, part.modifier) for item, part in zip(items, parts, strict=True)]
        having = self.boolean(node.having, scope, "HAVING").evaluate if node.having is not None else None
        ordered = tuple(Order(one) for one in node.distinct_on) if node.distinct_on else ()
        keys = [self._sort_key(order, items, parts, scope, node.distinct) for order in (*query.order, *ordered)]
        plan = _Plan(
            source, where, having, scope, [part.evaluate for part in parts], node.distinct, len(node.distinct_on),
            keys, self._bounds(query, scope), self._locks(query.locking, scope),
        )  # fmt: skip
        return QueryPlan(columns, plan.rows)

    def expanded(self, items: tuple[Item, ...], scope: Scope) -> list[Item]:
        """With each * replaced by the columns that it stands for."""
        found = []
        for item in items:
            if not isinstance(item.value, Star):
                found.append(item)
                continue
            if item.value.table is not None and not any(s.alias == item.value.table for s in scope.sources):
                raise scope.unknown(Name(item.value.table, "*"))
            if not scope.sources:
                raise SqlError("42601", "SELECT * with no tables specified is not valid")
            for source in scope.sources:
                if item.value.table in (None, source.alias):
                    found += [
                        Item(Place(source.offset + at, column.name)) for at, column in enumerate(source.columns)
                        if not (column.hidden and item.value.table is None)
                    ]  # fmt: skip
        return found

    def _group(self, node: Select, query: Query, items: list[Item], scope: Scope) -> None:
        """Settles whether the query is grouped, and by what."""
        exprs = tuple(self._group_item(expr, items, scope) for expr in node.group)
        asked = [*(item.value for item in items), *(order.value for order in query.order)]
        if not (exprs or node.having is not None or any(map(_has_aggregate, asked))):
            return
        scope.clause = "GROUP BY"
        keys = [self.settled(self.expr(expr, scope)).evaluate for expr in exprs]
        scope.clause = "items"
        spots = [scope.find(expr) for expr in exprs if isinstance(expr, Name)]
        positions = frozenset(spot[1] for spot in spots if spot is not None and spot[0] == 0)
        positions |= {expr.at for expr in exprs if isinstance(expr, Place)}
        scope.grouping = Grouping(exprs, positions, keys)

    def _group_item(self, expr: Expr, items: list[Item], scope: Scope) -> Expr:
        at = ordinal(expr, len(items), "GROUP BY")
        if at is not None:
            return items[at].value
        if isinstance(expr, Name) and expr.table is None and scope._find_here(expr) is None:
            return next((item.value for item in items if item.alias == expr.column), expr)
        return expr

    def _sort_key(self, order: Order, items: list[Item], parts: list[Typed], scope: Scope, distinct: bool) -> SortKey:
        nulls_first = order.descending if order.nulls_first is None else order.nulls_first
        at = ordinal(order.value, len(items), "ORDER BY")
        if at is None and isinstance(order.value, Const):
            raise SqlError("42601", "non-integer constant in ORDER BY")
        if at is None and isinstance(order.value, Name) and order.value.table is None:
            at = next((n for n, item in enumerate(items) if name_of(item) == order.value.column), None)
        if at is None:
            at = next((n for n, item in enumerate(items) if item.value == order.value), None)
        if at is not None:
            return lambda found: found.values[at], order.descending, nulls_first
        if distinct:
            raise SqlError("42P10", "for SELECT DISTINCT, ORDER BY expressions must appear in select list")
        evaluate = self.settled(self.expr(order.value, scope)).evaluate
        return lambda found: evaluate(found.level), order.descending, nulls_first

    def _locks(self, locking: tuple[Locking, ...], scope: Scope) -> list[tuple[int, Table, Locking]]:
        """(where a row's Version is, its table, how to lock it)."""
        found = []
        for lock in locking:
            for name in lock.tables:
                if not any(source.alias == name for source in scope.sources):
                    raise SqlError("42P01", f'relation "{name}" in FOR UPDATE clause not found in FROM clause')
            if scope.grouping is not None:
                raise SqlError("0A000", "FOR UPDATE is not allowed with aggregate functions")
            for source in scope.sources:
                if source.table is not None and (not lock.tables or source.alias in lock.tables):
                    found.append((source.offset + len(source.columns), source.table, lock))
        return found


@dataclass(slots=True)
class _Plan:
    source: From | None
    where: Evaluate | None
    having: Evaluate | None
    scope: Scope
    items: list[Evaluate]
    distinct: bool
    distinct_on: int  # so many of the last keys
    keys: list[SortKey]
    bounds: Bounds
    locks: list[tuple[int, Table, Locking]]

    def rows(self, run: Run, outer: Level | None) -> list[Row]:
        wanted, run.max_rows = run.max_rows, 0  # it concerns the outermost query, which comes first
        levels = self._levels(run, outer)
        if self.scope.grouping is not None:
            levels = self._grouped(run, outer, levels)
        if self.having is not None:
            levels = [level for level in levels if self.having(level) is True]
        if self.scope.windows:
            compute_windows(self.scope.windows, levels)
        if self.scope.sets:
            levels = [each for level in levels for each in self._expanded(level)]
        found = [_Found(tuple(item(level) for item in self.items), level) for level in levels]
        if self.distinct:
            found = list({hashable(list(one.values)): one for one in reversed(found)}.values())[::-1]
        if self.distinct_on:
            ordinary, on = self.keys[: -self.distinct_on], self.keys[-self.distinct_on :]
            found = sort_keys(found, ordinary or on)
            firsts: dict[Any, _Found] = {}
            for one in found:
                firsts.setdefault(tuple(hashable(key(one)) for key, _, _ in on), one)
            found = list(firsts.values())
        elif self.keys:
            found = sort_keys(found, self.keys)
        start, most = self.bounds.of(run, outer)
        if self.locks:
            most = wanted if wanted and (most is None or wanted < most) else most
            return self._locked(run, found, start, most)
        return [one.values for one in found[start : None if most is None else start + most]]

    def _levels(self, run: Run, outer: Level | None) -> list[Level]:
        if self.source is None:
            levels = [Level(run, (), outer)]
        else:
            levels = [Level(run, row, outer) for row in self.source.rows(run, outer, ())]
        where = self.where
        return levels if where is None else [level for level in levels if where(level) is True]

    def _grouped(self, run: Run, outer: Level | None, levels: list[Level]) -> list[Level]:
        grouping = self.scope.grouping
        assert grouping is not None
        groups: dict[Any, list[Level]] = {}
        for level in levels:
            groups.setdefault(tuple(hashable(key(level)) for key in grouping.keys), []).append(level)
        if not grouping.keys and not groups:
            groups[()] = []
        found = []
        for members in groups.values():
            level = Level(run, members[0].row if members else (None,) * self.scope.width, outer)
            level.groups = [aggregated(spec, members) for spec in self.scope.aggregates]
            found.append(level)
        return found

    def _expanded(self, level: Level) -> Iterator[Level]:
        """One level for each row that set-returning functions in the items give."""
        sets = [values(level) for values in self.scope.sets]
        for at in range(max(map(len, sets))):
            each = Level(level.run, level.row, level.outer)
            each.groups, each.windows = level.groups, level.windows
            each.sets = [values[at] if at < len(values) else None for values in sets]
            yield each

    def _locked(self, run: Run, found: list[_Found], start: int, most: int | None) -> list[Row]:
        """Rows are locked in the order of the result, and only as many as LIMIT lets through."""
        run.may_write("SELECT FOR UPDATE")
        kept: list[Row] = []
        for one in found:
            if most is not None and len(kept) >= start + most:
                break
            versions = [(one.level.row[at], table, lock) for at, table, lock in self.locks]
            if all(
                run.transaction.lock(table, version, lock.strength, lock.wait)
                for version, table, lock in versions if isinstance(version, Version)
            ):  # fmt: skip
                kept.append(one.values)
        return kept[start:]


def name_of(item: Item) -> str:
    """The name of a result's column: a column's or function's own, else the type that it was cast to."""
    if item.alias is not None:
        return item.alias
    node: Any = item.value
    kind = None
    while isinstance(node, (CastTo, Index)):
        if isinstance(node, CastTo) and kind is None:
            kind = (BY_NAME.get(node.type.name) or SERIALS[node.type.name]).short
        node = node.value
    if isinstance(node, (Name, Place)):
        return node.column
    if isinstance(node, Call):
        return node.name
    if isinstance(node, Scalar):
        return _name_of_query(node.query)
    if isinstance(node, ArrayOf):
        return "array"
    return kind or _NAMES_OF_NODES.get(type(node).__name__, "?column?")


def _name_of_query(query: Query) -> str:
    body: Any = query
    while isinstance(body, (Query, SetOp)):
        body = body.body if isinstance(body, Query) else body.left
    return name_of(body.items[0]) if isinstance(body, Select) and body.items else "column1"


_NAMES_OF_NODES = {"Case": "case", "Exists": "exists", "Row": "row"}


def _has_aggregate(node: Any) -> bool:
    """Whether an aggregate is called here, and not in a subquery."""
    if isinstance(node, (tuple, list)):
        return any(map(_has_aggregate, node))
    if isinstance(node, Query) or not dataclasses.is_dataclass(node):
        return False
    if isinstance(node, Call) and node.over is None and node.name in aggregates.NAMES:
        return True
    return any(_has_aggregate(getattr(node, field.name)) for field in dataclasses.fields(node))


__all__ = ["SelectAnalysis", "name_of"]
