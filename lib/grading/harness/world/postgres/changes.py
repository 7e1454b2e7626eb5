"""Analyses INSERT, UPDATE and DELETE."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .constraints import Changes
from .errors import SqlError, not_simulated, undefined_column_of, undefined_table
from .queries import QueryPlan
from .run import Run
from .scope import Evaluate, Level, Output, Scope, Typed
from .selects import SelectAnalysis, name_of
from .statement_syntax import Delete, Insert, Update
from .syntax import Default, Expr, Item, Row, Scalar, TableRef
from .tables import FOR_UPDATE, Column, Table, Version

Row_ = tuple[Any, ...]


@dataclass(slots=True)
class ChangePlan:
    """`execute` gives how many rows it was and what RETURNING says of them."""

    verb: str
    columns: list[Output]
    execute: Callable[[Run], tuple[int, list[Row_]]]


class ChangeAnalysis(SelectAnalysis):
    def changing(self, statement: Any) -> QueryPlan:
        plan = self.change(statement)
        return QueryPlan(plan.columns, lambda run, outer: plan.execute(run)[1])

    def change(self, statement: Any) -> ChangePlan:
        known = len(self._common)
        withs = [self._with(cte, Scope()) for cte in statement.ctes]
        analyse = {Insert: self._insert, Update: self._update, Delete: self._delete}[type(statement)]
        plan = analyse(statement)
        del self._common[known:]
        first = [common for common, changes in withs if changes]

        def execute(run: Run) -> tuple[int, list[Row_]]:
            run.may_write(plan.verb)
            for common in first:
                self._rows_of(common, run, None)
            return plan.execute(run)

        return ChangePlan(plan.verb, plan.columns, execute)

    def _table(self, ref: TableRef) -> Table:
        table = self.server.relations.get(ref.name)
        if table is None:
            raise undefined_table(ref.name)
        if not isinstance(table, Table):
            not_simulated("changing a view", "change its table")
        return table

    # -- values into columns ---------------------------------------------------------------------------------------
    def assigned(self, table: Table, name: str, node: Expr, scope: Scope, part: Typed | None = None) -> Evaluate:
        """A value for this column, from the expression that is to be put there."""
        if name not in table.positions:
            raise undefined_column_of(table.name, name)
        column = table.columns[table.position(name)]
        if isinstance(node, Default):
            return lambda level: column.default(level.run) if column.default else None
        if column.generated is not None:
            raise SqlError(
                "428C9", f'cannot insert a non-DEFAULT value into column "{name}"',
                detail=f'Column "{name}" is a generated column.',
            )  # fmt: skip
        return self.into_column(column, part or self.expr(node, scope)).evaluate

    def into_column(self, column: Column, part: Typed) -> Typed:
        found = self.coerce(part, column.type, column.modifier, "assignment")
        if found is None:
            raise SqlError(
                "42804", f'column "{column.name}" is of type {column.type.name} but expression is of type '
                f"{part.type.name}",
                hint="You will need to rewrite or cast the expression.",
            )  # fmt: skip
        return found

    def _returning(self, items: tuple[Item, ...], scope: Scope) -> tuple[list[Output], list[Evaluate]]:
        scope.clause = "RETURNING"
        expanded = self.expanded(items, scope) if items else []
        parts = [self.settled(self.expr(item.value, scope)) for item in expanded]
        columns = [Output(name_of(item), part.type) for item, part in zip(expanded, parts, strict=True)]
        return columns, [part.evaluate for part in parts]

    def _insert(self, node: Insert) -> ChangePlan:
        raise NotImplementedError

    # -- UPDATE and DELETE -----------------------------------------------------------------------------------------
    def _targets(self, ref: TableRef, source: Any, where: Expr | None, scope: Scope) -> tuple[Table, Any]:
        """The table, and a function to the (level, version) pairs that a statement is about."""
        table = self._table(ref)
        target = self.base_table(table, ref.alias or ref.name, (), scope)
        other = self.source(source, scope) if source is not None else None
        scope.clause = "WHERE"
        condition = self.boolean(where, scope, "WHERE").evaluate if where is not None else None
        scope.clause = "UPDATE"
        at = len(table.columns)

        def targets(run: Run) -> list[tuple[Level, Version]]:
            rows = target.rows(run, None, ())
            if other is not None:
                rows = [row + more for row in rows for more in other.rows(run, None, row)]
            found: dict[Version, Level] = {}
            for row in rows:
                level = Level(run, row)
                if row[at] not in found and (condition is None or condition(level) is True):
                    found[row[at]] = level
            return [(level, version) for version, level in found.items()]

        return table, targets

    def _update(self, node: Update) -> ChangePlan:
        scope = Scope()
        table, targets = self._targets(node.table, node.source, node.where, scope)
        assign = self.assignments(table, node.assignments, scope)
        changed = {name for names, _ in assign for name in names}
        columns, items = self._returning(node.returning, scope)

        def execute(run: Run) -> tuple[int, list[Row_]]:
            changes, rows = Changes(run), []
            found = targets(run)
            for _, version in found:
                changes.lock_for_update(table, version, changed)
            for level, version in found:
                new = changes.update(table, version, updated(table, version.values, assign, level))
                level.row = (*new.values, new, *level.row[len(table.columns) + 1 :])
                rows.append(tuple(item(level) for item in items))
            changes.finish()
            return len(found), rows if items else []

        return ChangePlan("UPDATE", columns, execute)

    def assignments(self, table: Table, nodes: Any, scope: Scope) -> list[tuple[tuple[str, ...], Any]]:
        """(columns, function to their values) for each part of SET."""
        found: list[tuple[tuple[str, ...], Any]] = []
        for target, node in nodes:
            names = target if isinstance(target, tuple) else (target,)
            for name in names:
                if any(name in others for others, _ in found):
                    raise SqlError("42601", f'multiple assignments to same column "{name}"')
            if isinstance(target, tuple) and isinstance(node, Scalar):
                plan, rows = self._subquery(node.query, scope)
                parts = [
                    self.into_column(self._column(table, name), Typed(column.type, cell(at))).evaluate
                    for at, (name, column) in enumerate(zip(names, plan.columns))
                ]
                found.append((names, _from_subquery(rows, parts)))
                continue
            nodes_ = node.items if isinstance(target, tuple) and isinstance(node, Row) else (node,)
            if len(nodes_) != len(names):
                raise SqlError("42601", "number of columns does not match number of values")
            parts = [self.assigned(table, name, one, scope) for name, one in zip(names, nodes_)]
            found.append((names, _each(parts)))
        return found

    def _column(self, table: Table, name: str) -> Column:
        if name not in table.positions:
            raise undefined_column_of(table.name, name)
        return table.columns[table.position(name)]

    def _delete(self, node: Delete) -> ChangePlan:
        scope = Scope()
        table, targets = self._targets(node.table, node.source, node.where, scope)
        columns, items = self._returning(node.returning, scope)

        def execute(run: Run) -> tuple[int, list[Row_]]:
            changes, found = Changes(run), targets(run)
            for _, version in found:
                run.transaction.lock(table, version, FOR_UPDATE)
            rows = [tuple(item(level) for item in items) for level, _ in found]
            for _, version in found:
                changes.delete(table, version)
            changes.finish()
            return len(found), rows if items else []

        return ChangePlan("DELETE", columns, execute)


def with_generated(table: Table, values: list[Any]) -> Row_:
    for at, column in enumerate(table.columns):
        if column.generated is not None:
            values[at] = column.generated(tuple(values))
    return tuple(values)


def updated(table: Table, old: Row_, assign: list[tuple[tuple[str, ...], Any]], level: Level) -> Row_:
    values = list(old)
    for names, evaluate in assign:
        for name, value in zip(names, evaluate(level), strict=True):
            values[table.position(name)] = value
    return with_generated(table, values)


def returned(run: Run, items: list[Evaluate], versions: list[Version]) -> list[Row_]:
    if not items:
        return []
    levels = [Level(run, (*version.values, version)) for version in versions]
    return [tuple(item(level) for item in items) for level in levels]


def cell(at: int) -> Evaluate:
    return lambda level: level.row[at]


def _each(parts: list[Evaluate]) -> Evaluate:
    return lambda level: [part(level) for part in parts]


def _from_subquery(rows: Any, parts: list[Evaluate]) -> Evaluate:
    def values(level: Level) -> list[Any]:
        found = rows(level)
        if len(found) > 1:
            raise SqlError("21000", "more than one row returned by a subquery used as an expression")
        return [part(Level(level.run, found[0])) if found else None for part in parts]

    return values


__all__ = ["ChangeAnalysis", "ChangePlan"]
