"""Analyses INSERT, UPDATE and DELETE."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .constraints import Changes, conflicting
from .errors import SqlError, not_simulated, undefined_column_of, undefined_table
from .queries import QueryPlan
from .run import Run
from .scope import Evaluate, Level, Output, Scope, Typed
from .selects import SelectAnalysis, name_of
from .syntax import Conflict, Default, Delete, Expr, Insert, Item, Row, Scalar, TableRef, Update, Values
from .tables import FOR_UPDATE, Column, Index, Table, Version

Values_ = tuple[Any, ...]


@dataclass(slots=True)
class ChangePlan:
    """`execute` gives how many rows it was and what RETURNING says of them."""

    verb: str
    columns: list[Output]
    execute: Callable[[Run], tuple[int, list[Values_]]]


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

        def execute(run: Run) -> tuple[int, list[Values_]]:
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
                "42804", f'column "{column.name}" is of type {column.type.name} but expression is of type {part.type.name}',
                hint="You will need to rewrite or cast the expression.",
            )  # fmt: skip
        return found

    def _returning(self, items: tuple[Item, ...], scope: Scope) -> tuple[list[Output], list[Evaluate]]:
        scope.clause = "RETURNING"
        expanded = self.expanded(items, scope) if items else []
        parts = [self.settled(self.expr(item.value, scope)) for item in expanded]
        columns = [Output(name_of(item), part.type) for item, part in zip(expanded, parts, strict=True)]
        return columns, [part.evaluate for part in parts]

    # -- INSERT ----------------------------------------------------------------------------------------------------
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

        def execute(run: Run) -> tuple[int, list[Values_]]:
            changes, done = Changes(run), []
            for given in rows(run):
                values = complete(table, given, run)
                version = changes.insert(table, values) if conflict is None else conflict.insert(changes, values)
                if version is not None:
                    done.append(version)
            changes.finish()
            return len(done), _returned(run, items, done)

        return ChangePlan("INSERT", columns, execute)

    def _rows_to_insert(self, node: Insert, table: Table, names: tuple[str, ...]) -> Callable[[Run], list[dict[str, Any]]]:
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
            self.into_column(table.columns[table.position(name)], Typed(column.type, _cell(at))).evaluate
            for at, (name, column) in enumerate(zip(names, plan.columns))
        ]

        def from_query(run: Run) -> list[dict[str, Any]]:
            levels = [Level(run, row) for row in plan.rows(run, None)]
            return [{name: cast(level) for name, cast in zip(names, casts)} for level in levels]

        return from_query

    def _assigned_row(self, table: Table, names: tuple[str, ...], row: tuple[Expr, ...]) -> list[tuple[str, Evaluate]]:
        """All are analysed before any is given its column's type: a parameter may stand for one type only."""
        found = [None if isinstance(item, Default) else self.expr(item, Scope()) for item in row]
        return [
            (name, self.assigned(table, name, item, Scope(), part)) for name, item, part in zip(names, row, found)
        ]

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

        def execute(run: Run) -> tuple[int, list[Values_]]:
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
        found = []
        for target, node in nodes:
            names = target if isinstance(target, tuple) else (target,)
            if isinstance(target, tuple) and isinstance(node, Scalar):
                plan, rows = self._subquery(node.query, scope)
                parts = [
                    self.into_column(self._column(table, name), Typed(column.type, _cell(at))).evaluate
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

        def execute(run: Run) -> tuple[int, list[Values_]]:
            changes, found = Changes(run), targets(run)
            for _, version in found:
                run.transaction.lock(table, version, FOR_UPDATE)
            rows = [tuple(item(level) for item in items) for level, _ in found]
            for _, version in found:
                changes.delete(table, version)
            changes.finish()
            return len(found), rows if items else []

        return ChangePlan("DELETE", columns, execute)


class _OnConflict:
    """INSERT … ON CONFLICT: which index decides, and what then."""

    def __init__(self, analysis: ChangeAnalysis, node: Conflict, table: Table, ref: TableRef) -> None:
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
        self.condition = analysis.boolean(node.condition, scope, "WHERE").evaluate if node.condition is not None else None

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
            raise SqlError(
                "42P10", "there is no unique or exclusion constraint matching the ON CONFLICT specification"
            )
        return found

    def insert(self, changes: Changes, values: Values_) -> Version | None:
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
                hint="Ensure that no rows proposed for insertion within the same command have duplicate constrained values.",
            )  # fmt: skip
        changes.lock_for_update(self.table, there, self.changed)
        level = Level(changes.run, (*there.values, there, *values, None))
        if self.condition is not None and self.condition(level) is not True:
            return None
        return changes.update(self.table, there, updated(self.table, there.values, self.assign, level))


def complete(table: Table, given: dict[str, Any], run: Run) -> Values_:
    """A whole row: what was given, defaults for the rest, then what is generated from them."""
    values = [
        given[column.name] if column.name in given else column.default(run) if column.default else None
        for column in table.columns
    ]
    return _with_generated(table, values)


def _with_generated(table: Table, values: list[Any]) -> Values_:
    for at, column in enumerate(table.columns):
        if column.generated is not None:
            values[at] = column.generated(tuple(values))
    return tuple(values)


def updated(table: Table, old: Values_, assign: list[tuple[tuple[str, ...], Any]], level: Level) -> Values_:
    values = list(old)
    for names, evaluate in assign:
        for name, value in zip(names, evaluate(level), strict=True):
            values[table.position(name)] = value
    return _with_generated(table, values)


def _returned(run: Run, items: list[Evaluate], versions: list[Version]) -> list[Values_]:
    if not items:
        return []
    levels = [Level(run, (*version.values, version)) for version in versions]
    return [tuple(item(level) for item in items) for level in levels]


def _matching(names: tuple[str, ...], count: int, explicit: bool) -> tuple[str, ...]:
    if count > len(names):
        raise SqlError("42601", "INSERT has more expressions than target columns")
    if count < len(names) and explicit:
        raise SqlError("42601", "INSERT has more target columns than expressions")
    return names[:count]


def _cell(at: int) -> Evaluate:
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
