"""Analyses SELECT, VALUES, UNION and WITH into plans; a plan gives the rows as tuples."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .calls import sort_keys
from .errors import SqlError
from .run import Run
from .scope import Evaluate, Level, Output, Scope, Typed
from .sources import CommonTable, SourceAnalysis
from .syntax import Const, Expr, Name, Order, Param, Query, Select, SetOp, Values, With
from .tables import hashable
from .types import INT8, UNKNOWN

Row = tuple[Any, ...]
SortKey = tuple[Callable[[Any], Any], bool, bool]


@dataclass(slots=True)
class QueryPlan:
    columns: list[Output]
    rows: Callable[[Run, "Level | None"], list[Row]]


@dataclass(slots=True)
class Bounds:
    limit: Evaluate | None
    offset: Evaluate | None

    def of(self, run: Run, outer: Level | None) -> tuple[int, int | None]:
        level = Level(run, (), outer)
        start = self.offset(level) if self.offset else None
        most = self.limit(level) if self.limit else None
        for value, word in ((most, "LIMIT"), (start, "OFFSET")):
            if value is not None and value < 0:
                raise SqlError("2201W" if word == "LIMIT" else "2201X", f"{word} must not be negative")
        return start or 0, most


class QueryAnalysis(SourceAnalysis):
    def __init__(self, session: Any) -> None:
        super().__init__(session)
        self._common: list[CommonTable] = []
        #: A SELECT and the types of the columns that INSERT puts its items into: literals become of these.
        self.wanted: tuple[Any, list[Any]] = (None, [])

    def common_table(self, name: str) -> CommonTable | None:
        return next((common for common in reversed(self._common) if common.name == name), None)

    def query(self, query: Query, scope: Scope | None) -> QueryPlan:
        """`scope` is the query's own, with what is around it as its parent."""
        scope = scope or Scope()
        known = len(self._common)
        always = [self._with(cte, scope) for cte in query.ctes]
        plan = self._query(query, scope)
        del self._common[known:]
        changing = [common for common, changes in always if changes]
        if changing:
            rows = plan.rows

            def after_changes(run: Run, outer: Level | None) -> list[Row]:
                for common in changing:
                    self._rows_of(common, run, outer)
                return rows(run, outer)

            plan = QueryPlan(plan.columns, after_changes)
        return plan

    def _query(self, query: Query, scope: Scope) -> QueryPlan:
        body = query.body
        if isinstance(body, Select):
            return self._select(body, query, scope)
        bounds = self._bounds(query, scope)
        if query.locking:
            raise SqlError("0A000", "FOR UPDATE is not allowed with UNION/INTERSECT/EXCEPT")
        plan = self._body(body, scope)
        keys = [self._output_key(order, plan.columns) for order in query.order]

        def rows(run: Run, outer: Level | None) -> list[Row]:
            found = sort_keys(plan.rows(run, outer), keys)
            start, most = bounds.of(run, outer)
            return found[start : None if most is None else start + most]

        return QueryPlan(plan.columns, rows)

    def _body(self, body: Any, scope: Scope) -> QueryPlan:
        if isinstance(body, Values):
            return self.values(body, scope, None)
        if isinstance(body, SetOp):
            return self._set_operation(body, scope)
        inner = Scope(scope.parent)
        plan = self.query(body, inner) if isinstance(body, Query) else self._query(Query(body), inner)
        scope.reaches_out |= inner.reaches_out
        return plan

    def _bounds(self, query: Query, scope: Scope) -> Bounds:
        found = []
        for node, word in ((query.limit, "LIMIT"), (query.offset, "OFFSET")):
            part = None if node is None else self.coerce(found_ := self.expr(node, Scope()), INT8, (), "assignment")
            if node is not None and part is None:
                raise SqlError("42804", f"argument of {word} must be type bigint, not type {found_.type.name}")
            found.append(part.evaluate if part is not None else None)
        return Bounds(*found)

    # -- WITH ------------------------------------------------------------------------------------------------------
    def _with(self, cte: With, scope: Scope) -> tuple[CommonTable, bool]:
        body = getattr(cte.statement, "body", None)
        if cte.recursive and isinstance(body, SetOp) and body.op == "union":
            return self._recursive(cte, body, scope), False
        changes = not isinstance(cte.statement, Query)
        inner = Scope(scope.parent)
        plan = self.changing(cte.statement) if changes else self.query(cte.statement, inner)
        scope.reaches_out |= inner.reaches_out
        common = CommonTable(cte.name, _named(plan.columns, cte.columns), plan.rows)
        self._common.append(common)
        return common, changes

    def changing(self, statement: Any) -> QueryPlan:
        raise NotImplementedError

    def _recursive(self, cte: With, body: SetOp, scope: Scope) -> CommonTable:
        first = self._body(body.left, Scope(scope.parent))
        common = CommonTable(cte.name, _named(first.columns, cte.columns), None)
        self._common.append(common)
        step = self._body(body.right, Scope(scope.parent))

        def rows(run: Run, outer: Level | None) -> list[Row]:
            found: list[Row] = []
            seen: set[Any] = set()
            fresh = first.rows(run, outer)
            while fresh:
                if not body.all:
                    fresh = [row for row in _distinct(fresh) if hashable(list(row)) not in seen]
                    seen.update(hashable(list(row)) for row in fresh)
                found += fresh
                if len(found) > 1_000_000:
                    raise SqlError("54000", "a recursive query that gives more than a million rows")
                run.ctes[id(common)] = fresh
                fresh = step.rows(run, outer)
            return found

        common.rows = rows
        return common

    # -- VALUES, UNION ---------------------------------------------------------------------------------------------
    def values(self, body: Values, scope: Scope, wanted: list[Any] | None) -> QueryPlan:
        """`wanted` are the types of the columns that an INSERT puts them into, if it does."""
        if any(len(row) != len(body.rows[0]) for row in body.rows):
            raise SqlError("42601", "VALUES lists must all be the same length")
        parts = [[self.expr(item, scope) for item in row] for row in body.rows]
        columns = []
        for at in range(len(body.rows[0])):
            kind, settled = self.together([row[at] for row in parts], "VALUES")
            for row, part in zip(parts, settled, strict=True):
                row[at] = part
            columns.append(Output(f"column{at + 1}", kind))
        evaluates = [[part.evaluate for part in row] for row in parts]

        def rows(run: Run, outer: Level | None) -> list[Row]:
            level = Level(run, (), outer)
            return [tuple(evaluate(level) for evaluate in row) for row in evaluates]

        return QueryPlan(columns, rows)

    def _set_operation(self, body: SetOp, scope: Scope) -> QueryPlan:
        plans = self._halves(body, scope)
        if len(plans[0].columns) != len(plans[1].columns):
            raise SqlError("42601", f"each {body.op.upper()} query must have the same number of columns")
        columns, casts = [], []
        for at, (one, other) in enumerate(zip(plans[0].columns, plans[1].columns, strict=True)):
            halves = [Typed(column.type, _cell(at)) for column in (one, other)]
            kind, settled = self.together(halves, body.op.upper())
            columns.append(Output(one.name, kind))
            casts.append(settled)

        def rows(run: Run, outer: Level | None) -> list[Row]:
            left, right = (
                [tuple(cast[side].evaluate(Level(run, row)) for cast in casts) for row in plan.rows(run, outer)]
                for side, plan in enumerate(plans)
            )
            return _combined(body.op, body.all, left, right)

        return QueryPlan(columns, rows)

    def _halves(self, body: SetOp, scope: Scope) -> list[QueryPlan]:
        """A bare literal on one side is of the other side's type."""
        if not any(isinstance(half, Select) and _has_literal(half) for half in (body.left, body.right)):
            return [self._body(half, scope) for half in (body.left, body.right)]
        params = dict(self.params)
        kinds = [column.type for column in self._body(body.right, scope).columns]
        self.params = params
        self.wanted = body.left, kinds if not isinstance(body.right, Select) else _known(body.right, kinds)
        left = self._body(body.left, scope)
        self.wanted = body.right, [column.type for column in left.columns]
        return [left, self._body(body.right, scope)]

    def _output_key(self, order: Order, columns: list[Output]) -> SortKey:
        """ORDER BY after a UNION knows the result's columns only."""
        at = ordinal(order.value, len(columns), "ORDER BY")
        if at is None and isinstance(order.value, Name):
            names = [column.name for column in columns]
            at = names.index(order.value.column) if order.value.column in names else None
            if at is None:
                raise SqlError("42703", f'column "{order.value.column}" does not exist')
        if at is None:
            raise SqlError("0A000", "invalid UNION/INTERSECT/EXCEPT ORDER BY clause")
        return (
            lambda row: row[at],
            order.descending,
            order.descending if order.nulls_first is None else order.nulls_first,
        )

    def _select(self, node: Select, query: Query, scope: Scope) -> QueryPlan:
        raise NotImplementedError


def _is_literal(item: Any) -> bool:
    return isinstance(item.value, (Const, Param)) and getattr(item.value, "kind", "null") in ("string", "null")


def _has_literal(select: Select) -> bool:
    return any(map(_is_literal, select.items))


def _known(select: Select, kinds: list[Any]) -> list[Any]:
    """The types of the items; text for those that are only literals, as long as nobody knows better."""
    return [
        UNKNOWN if at < len(select.items) and _is_literal(select.items[at]) else kind for at, kind in enumerate(kinds)
    ]


def _cell(at: int) -> Evaluate:
    return lambda level: level.row[at]


def _named(columns: list[Output], names: tuple[str, ...]) -> list[Output]:
    return [
        Output(names[at] if at < len(names) else one.name, one.type, one.modifier) for at, one in enumerate(columns)
    ]


def _distinct(rows: list[Row]) -> list[Row]:
    return list({hashable(list(row)): row for row in reversed(rows)}.values())[::-1]


def _combined(op: str, every: bool, left: list[Row], right: list[Row]) -> list[Row]:
    if op == "union":
        return left + right if every else _distinct(left + right)
    rest = [hashable(list(row)) for row in right]
    kept = []
    for row in left if every else _distinct(left):
        key = hashable(list(row))
        if key in rest:
            if every:
                rest.remove(key)
            if op == "intersect":
                kept.append(row)
        elif op == "except":
            kept.append(row)
    return kept


def ordinal(node: Expr, columns: int, clause: str) -> int | None:
    """The column that a bare number in ORDER BY or GROUP BY stands for."""
    if not (isinstance(node, Const) and node.kind == "number" and isinstance(node.value, int)):
        return None
    if not 1 <= node.value <= columns:
        raise SqlError("42P10", f"{clause} position {node.value} is not in select list")
    return node.value - 1
