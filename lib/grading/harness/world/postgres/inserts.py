"""Analyses INSERT, and what it does on conflict."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .changes import ChangeAnalysis, ChangePlan, Row_, cell, returned, updated, with_generated
from .constraints import Changes, conflicting
from .errors import SqlError, undefined_column_of
from .run import Run
from .scope import Evaluate, Level, Scope, Typed
from .statement_syntax import Conflict, Insert
from .syntax import Default, Expr, TableRef, Values
from .tables import Index, Table, Version


class InsertAnalysis(ChangeAnalysis):
    def _insert(self, node: Insert) -> ChangePlan:
        table = self._table(node.table)
        names = node.columns or tuple(column.name for column in table.columns)
        for at, name in enumerate(names):
            if name not in table.positions:
                raise undefined_column_of(table.name, name)
            if name in names[:at]:
                raise SqlError("42701", f'column "{name}" specified more than once')
        rows = self._rows_to_insert(node, table, names)
        scope = Scope()
        self.base_table(table, node.table.alias or table.name, (), scope)
        conflict = _OnConflict(self, node.conflict, table, node.table) if node.conflict is not None else None
        columns, items = self._returning(node.returning, scope)

        def execute(run: Run) -> tuple[int, list[Row_]]:
            changes, done = Changes(run), []
            for given in rows(run):
                values = complete(table, given, run)
                version = changes.insert(table, values) if conflict is None else conflict.insert(changes, values)
                if version is not None:
                    done.append(version)
            changes.finish()
            return len(done), returned(run, items, done)

        return ChangePlan("INSERT", columns, execute)

    def _rows_to_insert(
        self, node: Insert, table: Table, names: tuple[str, ...]
    ) -> Callable[[Run], list[dict[str, Any]]]:
        source = node.source
        if source is None:
            return lambda run: [{}]
        if isinstance(source.body, Values) and not (source.order or source.limit or source.ctes):
            rows = source.body.rows
            if any(len(row) != len(rows[0]) for row in rows):
                raise SqlError("42601", "VALUES lists must all be the same length")
            names = _matching(names, len(rows[0]), bool(node.columns))
            self._check_identity(node, table, names, rows)
            parts = [self._assigned_row(table, names, row) for row in rows]
            return lambda run: [{name: value(Level(run)) for name, value in row} for row in parts]
        self.wanted = source.body, [table.columns[table.position(name)].type for name in names]
        plan = self.query(source, Scope())
        names = _matching(names, len(plan.columns), bool(node.columns))
        casts = [
            self.into_column(table.columns[table.position(name)], Typed(column.type, cell(at))).evaluate
            for at, (name, column) in enumerate(zip(names, plan.columns))
        ]

        def from_query(run: Run) -> list[dict[str, Any]]:
            levels = [Level(run, row) for row in plan.rows(run, None)]
            return [{name: cast(level) for name, cast in zip(names, casts)} for level in levels]

        return from_query

    def _assigned_row(self, table: Table, names: tuple[str, ...], row: tuple[Expr, ...]) -> list[tuple[str, Evaluate]]:
        """All are analysed before any is given its column's type: a parameter may stand for one type only."""
        found = [None if isinstance(item, Default) else self.expr(item, Scope()) for item in row]
        return [(name, self.assigned(table, name, item, Scope(), part)) for name, item, part in zip(names, row, found)]

    def _check_identity(self, node: Insert, table: Table, names: tuple[str, ...], rows: Any) -> None:
        for at, name in enumerate(names):
            column = table.columns[table.position(name)]
            given = any(not isinstance(row[at], Default) for row in rows)
            if column.identity == "always" and given and not node.overriding:
                raise SqlError(
                    "428C9", f'cannot insert a non-DEFAULT value into column "{name}"',
                    detail=f'Column "{name}" is an identity column defined as GENERATED ALWAYS.',
                    hint="Use OVERRIDING SYSTEM VALUE to override.",
                )  # fmt: skip


class _OnConflict:
    """INSERT … ON CONFLICT: which index decides, and what then."""

    def __init__(self, analysis: InsertAnalysis, node: Conflict, table: Table, ref: TableRef) -> None:
        self.table, self.assign = table, None
        self.arbiters = self._arbiters(node)
        if node.assignments is None:
            return
        if not (node.columns or node.constraint):
            raise SqlError("42601", "ON CONFLICT DO UPDATE requires inference specification or constraint name")
        scope = Scope()
        analysis.base_table(table, ref.alias or ref.name, (), scope)
        analysis.base_table(table, "excluded", (), scope)
        for column in scope.sources[1].columns:
            column.hidden = True  # a bare name is the row that is there
        scope.clause = "ON CONFLICT"
        self.assign = analysis.assignments(table, node.assignments, scope)
        self.changed = {name for names, _ in self.assign for name in names}
        self.condition = (
            analysis.boolean(node.condition, scope, "WHERE").evaluate if node.condition is not None else None
        )

    def _arbiters(self, node: Conflict) -> list[Index]:
        if node.constraint is not None:
            found = [index for index in self.table.indexes if index.name == node.constraint]
            if not found:
                raise SqlError("42704", f'constraint "{node.constraint}" for table "{self.table.name}" does not exist')
            return found
        if not node.columns:
            return list(self.table.indexes)
        wanted = set(node.columns)
        found = [
            index for index in self.table.indexes
            if set(index.expressions) == wanted and (index.where is None or index.where == node.where)
        ]  # fmt: skip
        if not found:
            raise SqlError("42P10", "there is no unique or exclusion constraint matching the ON CONFLICT specification")
        return found

    def insert(self, changes: Changes, values: Row_) -> Version | None:
        there = None
        for index in self.arbiters:
            there = there or conflicting(index, values, changes.transaction)
        if there is None:
            return changes.insert(self.table, values)
        if self.assign is None:
            return None
        transaction = changes.transaction
        if there.creator is transaction and there.made_in == transaction.command:
            raise SqlError(
                "21000", "ON CONFLICT DO UPDATE command cannot affect row a second time",
                hint="Ensure that no rows proposed for insertion within the same command have duplicate constrained "
                "values.",
            )  # fmt: skip
        changes.lock_for_update(self.table, there, self.changed)
        level = Level(changes.run, (*there.values, there, *values, None))
        if self.condition is not None and self.condition(level) is not True:
            return None
        return changes.update(self.table, there, updated(self.table, there.values, self.assign, level))


def complete(table: Table, given: dict[str, Any], run: Run) -> Row_:
    """A whole row: what was given, defaults for the rest, then what is generated from them."""
    values = [
        given[column.name] if column.name in given else column.default(run) if column.default else None
        for column in table.columns
    ]
    return with_generated(table, values)


def _matching(names: tuple[str, ...], count: int, explicit: bool) -> tuple[str, ...]:
    if count > len(names):
        raise SqlError("42601", "INSERT has more expressions than target columns")
    if count < len(names) and explicit:
        raise SqlError("42601", "INSERT has more target columns than expressions")
    return names[:count]
