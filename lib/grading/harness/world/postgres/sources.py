"""Analyses FROM: tables, subqueries, functions, CTEs and joins into functions that give rows."""
from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .errors import SqlError, not_simulated, undefined_table
from .run import Run
from .scope import Evaluate, Level, Output, Scope, Source
from .set_functions import SETS
from .syntax import Binary, Expr, FunctionRef, Join, Name, SubqueryRef, TableRef
from .tables import Table, View, hashable
from .types import INT8
from .windows import WindowAnalysis

#: (the run, the surrounding row, the row so far) → the rows that this source adds to it.
Rows = Callable[[Run, "Level | None", "tuple[Any, ...]"], "list[tuple[Any, ...]]"]


@dataclass(slots=True)
class From:
    """A part of FROM. `moves` says that its rows depend on the row so far (LATERAL)."""

    rows: Rows
    width: int
    moves: bool = False


@dataclass(slots=True)
class CommonTable:
    """A WITH query: what it gives, and where its rows are kept while the statement runs."""

    name: str
    columns: list[Output]
    rows: Callable[[Run, Level | None], list[tuple[Any, ...]]] | None


class SourceAnalysis(WindowAnalysis):
    def common_table(self, name: str) -> CommonTable | None:
        raise NotImplementedError

    def source(self, node: Any, scope: Scope) -> From:
        if isinstance(node, Join):
            return self._join(node, scope)
        if isinstance(node, SubqueryRef):
            return self._subquery_source(node, scope)
        if isinstance(node, FunctionRef):
            return self._function_source(node, scope)
        return self._table_source(node, scope)

    def _table_source(self, node: TableRef, scope: Scope) -> From:
        alias = node.alias or node.name
        common = self.common_table(node.name)
        if common is not None:
            columns = _renamed(common.columns, node.columns, alias)
            scope.add(alias, columns)
            return From(lambda run, outer, _: self._rows_of(common, run, outer), len(columns))
        relation = self.server.relations.get(node.name)
        if isinstance(relation, View):
            plan = self.query(relation.query, Scope())
            columns = _renamed(plan.columns, node.columns or relation.columns, alias)
            scope.add(alias, columns)
            return From(lambda run, outer, _: plan.rows(run, None), len(columns))
        if not isinstance(relation, Table):
            raise undefined_table(node.name)
        return self.base_table(relation, alias, node.columns, scope)

    def base_table(self, table: Table, alias: str, names: tuple[str, ...], scope: Scope) -> From:
        columns = [Output(column.name, column.type, column.modifier) for column in table.columns]
        source = scope.add(alias, _renamed(columns, names, alias), table)
        return From(
            lambda run, outer, _: [(*version.values, version) for version in run.transaction.visible(table)],
            source.width,
        )

    def _rows_of(self, common: CommonTable, run: Run, outer: Level | None) -> list[tuple[Any, ...]]:
        if id(common) not in run.ctes:
            assert common.rows is not None
            run.ctes[id(common)] = common.rows(run, outer)
        return run.ctes[id(common)]

    def _subquery_source(self, node: SubqueryRef, scope: Scope) -> From:
        inner = Scope(scope if node.lateral else scope.parent)
        plan = self.query(node.query, inner)
        columns = _renamed(plan.columns, node.columns, node.alias)
        scope.add(node.alias, columns)
        if not node.lateral:
            return From(lambda run, outer, _: plan.rows(run, outer), len(columns))
        return From(lambda run, outer, row: plan.rows(run, Level(run, row, outer)), len(columns), moves=True)

    def _function_source(self, node: FunctionRef, scope: Scope) -> From:
        before, scope.clause = scope.clause, "functions in FROM"
        if node.call.name in SETS:
            columns, rows = self.set_call(node.call, scope)
            if len(columns) == 1 and not node.columns and columns[0].name != "value":
                columns = [Output(node.alias, columns[0].type)]
            elif len(columns) == 1 and not node.columns and node.alias != node.call.name:
                columns = [Output(node.alias, columns[0].type)]
        else:
            part = self.settled(self.expr(node.call, scope))
            columns, rows = [Output(node.alias, part.type)], lambda level: [(part.evaluate(level),)]
        scope.clause = before
        if node.ordinality:
            columns = [*columns, Output("ordinality", INT8)]
            plain = rows
            rows = lambda level: [(*row, at) for at, row in enumerate(plain(level), 1)]  # noqa: E731
        scope.add(node.alias, _renamed(columns, node.columns, node.alias))
        moves = _mentions_columns(node.call.args)
        return From(lambda run, outer, row: rows(Level(run, row, outer)), len(columns), moves)

    # -- joins -----------------------------------------------------------------------------------------------------
    def _join(self, node: Join, scope: Scope) -> From:
        start = scope.width
        first = len(scope.sources)
        left = self.source(node.left, scope)
        middle = len(scope.sources)
        right = self.source(node.right, scope)
        halves = scope.sources[first:middle], scope.sources[middle:]
        using = self._common_names(*halves) if node.natural else node.using
        on, keys = node.on, []
        for name in using:
            keys.append(self._using(name, *halves, node.kind))
        condition = None
        if on is not None:
            before, scope.clause = scope.clause, "JOIN conditions"
            condition = self.boolean(on, scope, "JOIN/ON").evaluate
            scope.clause = before
            keys += self._equal_positions(on, scope, start + left.width, start + left.width + right.width, start)
        return From(
            _Joined(node.kind, left, right, condition, keys, start, bool(using) and node.kind == "full").rows,
            left.width + right.width, left.moves,
        )  # fmt: skip

    def _common_names(self, left: list[Source], right: list[Source]) -> tuple[str, ...]:
        names = [column.name for source in left for column in source.columns if not column.hidden]
        there = {column.name for source in right for column in source.columns}
        return tuple(name for name in names if name in there)

    def _using(self, name: str, left: list[Source], right: list[Source], kind: str) -> tuple[int, int]:
        found = []
        for side, sources in (("left", left), ("right", right)):
            spots = [
                (source.offset + at, column)
                for source in sources for at, column in enumerate(source.columns)
                if column.name == name and not column.hidden
            ]  # fmt: skip
            if not spots:
                raise SqlError("42703", f'column "{name}" specified in USING clause does not exist in {side} table')
            if len(spots) > 1:
                raise SqlError("42702", f'common column name "{name}" appears more than once in {side} table')
            found.append(spots[0])
        (found[0][1] if kind == "right" else found[1][1]).hidden = True
        return found[0][0], found[1][0]

    def _equal_positions(self, on: Expr, scope: Scope, middle: int, end: int, start: int) -> list[tuple[int, int]]:
        """Columns that the condition makes equal, left and right: such a join need not try every pair."""
        if isinstance(on, Binary) and on.op == "and":
            return self._equal_positions(on.left, scope, middle, end, start) + self._equal_positions(
                on.right, scope, middle, end, start
            )
        if not (isinstance(on, Binary) and on.op == "=" and isinstance(on.left, Name) and isinstance(on.right, Name)):
            return []
        sides = [scope.find(on.left), scope.find(on.right)]
        if any(side is None or side[0] for side in sides):
            return []
        (_, a, first), (_, b, second) = sides  # type: ignore[misc]
        if first.type is not second.type or first.type.name == "character":
            return []
        a, b = min(a, b), max(a, b)
        return [(a, b)] if start <= a < middle <= b < end else []


@dataclass(slots=True)
class _Joined:
    """Pairs of rows. `keys` are positions in the whole row that must be equal; `condition` is tried on what is left."""

    kind: str
    left: From
    right: From
    condition: Evaluate | None
    keys: list[tuple[int, int]]
    start: int
    merged: bool

    def rows(self, run: Run, outer: Level | None, row: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        prefix = row + (None,) * (self.start - len(row))
        lefts = self.left.rows(run, outer, prefix)
        fixed = None if self.right.moves else self.right.rows(run, outer, prefix + (None,) * self.left.width)
        table = self._hashed(fixed) if fixed is not None and self.keys else None
        found: list[tuple[Any, ...]] = []
        matched: set[int] = set()
        if self.right.moves and self.kind in ("right", "full"):
            not_simulated("RIGHT or FULL JOIN with a function or LATERAL")
        for left in lefts:
            whole = prefix + left
            rights = self.right.rows(run, outer, whole) if fixed is None else fixed
            candidates = enumerate(rights) if table is None else table.get(self._key(whole, 0), ())
            before = len(found)
            for number, right in candidates:
                if self._fits(run, outer, whole + right):
                    found.append(left + right)
                    matched.add(number)
            if len(found) == before and self.kind in ("left", "full"):
                found.append(left + (None,) * self.right.width)
        if self.kind in ("right", "full") and fixed is not None:
            empty = (None,) * self.left.width
            found += [empty + right for number, right in enumerate(fixed) if number not in matched]
        return [self._merge(one) for one in found] if self.merged else found

    def _fits(self, run: Run, outer: Level | None, whole: tuple[Any, ...]) -> bool:
        for a, b in self.keys:
            if whole[a] is None or whole[a] != whole[b]:
                return False
        return self.condition is None or self.condition(Level(run, whole, outer)) is True

    def _key(self, whole: tuple[Any, ...], side: int) -> tuple[Any, ...]:
        return tuple(hashable(whole[key[side]]) for key in self.keys)

    def _hashed(self, rights: list[tuple[Any, ...]]) -> dict[tuple[Any, ...], list[tuple[int, tuple[Any, ...]]]]:
        table: dict[tuple[Any, ...], list[tuple[int, tuple[Any, ...]]]] = {}
        shift = (None,) * (self.start + self.left.width)
        for number, right in enumerate(rights):
            table.setdefault(self._key(shift + right, 1), []).append((number, right))
        return table

    def _merge(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        """FULL JOIN … USING shows the value of whichever side there is."""
        values = list(row)
        for a, b in self.keys:
            if values[a - self.start] is None:
                values[a - self.start] = values[b - self.start]
        return tuple(values)


def _renamed(columns: list[Output], names: tuple[str, ...], alias: str) -> list[Output]:
    if len(names) > len(columns):
        raise SqlError(
            "42P10", f'table "{alias}" has {len(columns)} columns available but {len(names)} columns specified'
        )
    return [
        Output(names[at] if at < len(names) else column.name, column.type, column.modifier)
        for at, column in enumerate(columns)
    ]


def _mentions_columns(node: Any) -> bool:
    if isinstance(node, tuple):
        return any(map(_mentions_columns, node))
    if not dataclasses.is_dataclass(node):
        return False
    return isinstance(node, Name) or any(
        _mentions_columns(getattr(node, field.name)) for field in dataclasses.fields(node)
    )
