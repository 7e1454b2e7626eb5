"""CREATE. Definitions take effect for everybody at once, and a rollback undoes them."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .constraints import Changes
from .errors import SqlError, undefined_table
from .inserts import InsertAnalysis
from .run import Run
from .scope import Level, Scope, Typed
from .statement_syntax import ColumnDef, Constraint, Do
from .syntax import Name, Query
from .tables import Check, Column, ForeignKey, Index, Sequence, Table, View, hashable
from .types import LIMITS, SERIALS


class DefinitionAnalysis(InsertAnalysis):
    def define(self, statement: Do, run: Run) -> str:
        """Does it, and gives the command's tag."""
        run.may_write(statement.tag)
        do: Callable[..., str | None] = getattr(self, f"_do_{statement.what.replace(' ', '_')}")
        return do(run, **statement.details) or statement.tag

    # -- names -----------------------------------------------------------------------------------------------------
    def _put(self, run: Run, name: str, relation: Any) -> None:
        relations = self.server.relations
        before = relations.get(name)
        relations[name] = relation
        self.server.schema_changed()

        def undo() -> None:
            if before is None:
                relations.pop(name, None)
            else:
                relations[name] = before
            self.server.schema_changed()

        run.transaction.on_undo(undo)

    def _take(self, run: Run, name: str) -> None:
        relations = self.server.relations
        relation = relations.pop(name)
        self.server.schema_changed()

        def undo() -> None:
            relations[name] = relation
            self.server.schema_changed()

        run.transaction.on_undo(undo)

    def _set(self, run: Run, owner: Any, **attributes: Any) -> None:
        """Changes attributes of a table or column, until undone."""
        before = {name: getattr(owner, name) for name in attributes}

        def put(values: dict[str, Any]) -> None:
            for name, value in values.items():
                setattr(owner, name, value)
            if isinstance(owner, Table):
                owner.set_columns(owner.columns)
            self.server.schema_changed()

        put(attributes)
        run.transaction.on_undo(lambda: put(before))

    def _is_taken(self, name: str, missing_only: bool) -> bool:
        if name not in self.server.relations and not self._index_named(name):
            return False
        if missing_only:
            return True
        raise SqlError("42P07", f'relation "{name}" already exists')

    def _index_named(self, name: str) -> tuple[Table, Index] | None:
        for table in self.server.tables():
            for index in table.indexes:
                if index.name == name:
                    return table, index
        return None

    def table(self, name: str) -> Table:
        found = self.server.relations.get(name)
        if found is None:
            raise undefined_table(name)
        if not isinstance(found, Table):
            raise SqlError("42809", f'"{name}" is not a table')
        return found

    def free_name(self, *parts: str) -> str:
        base = "_".join(parts)
        name, number = base, 0
        while name in self.server.relations or self._index_named(name) or self._constraint_named(name):
            number += 1
            name = f"{base}{number}"
        return name

    def _constraint_named(self, name: str) -> bool:
        return any(rule.name == name for table in self.server.tables() for rule in (*table.checks, *table.foreign_keys))

    # -- tables ----------------------------------------------------------------------------------------------------
    def _do_create_table(
        self, run: Run, name: str, columns: list[ColumnDef], constraints: list[Constraint], missing_only: bool
    ) -> None:
        if self._is_taken(name, missing_only):
            return
        table = Table(name)
        for definition in columns:
            if any(column.name == definition.name for column in table.columns):
                raise SqlError("42701", f'column "{definition.name}" specified more than once')
            table.set_columns([*table.columns, self._column_of(run, table, definition)])
        self._put(run, name, table)
        rules = [rule for definition in columns for rule in definition.constraints] + constraints
        for rule in sorted(rules, key=lambda rule: rule.kind != "primary"):
            self._add_rule(run, table, rule)

    def _column_of(self, run: Run, table: Table, definition: ColumnDef) -> Column:
        kind = self.type_of(definition.type)
        column = Column(definition.name, kind, definition.type.modifier)
        rules = {rule.kind: rule for rule in definition.constraints}
        column.not_null = "not null" in rules or "primary" in rules
        if definition.type.name in SERIALS or "identity" in rules:
            self._give_sequence(run, table, column)
            column.not_null = True
        if "identity" in rules:
            column.identity = rules["identity"].text
        if "default" in rules:
            column.default = self._default_of(column, rules["default"].expr)
        if "generated" in rules:
            column.generated_from = rules["generated"].expr
            column.generated = self._generator(table, column)
        return column

    def _generator(self, table: Table, column: Column) -> Callable[[tuple[Any, ...]], Any]:
        return on_values(self.into_column(column, self.expr(column.generated_from, self._scope_of(table))))

    def _give_sequence(self, run: Run, table: Table, column: Column) -> None:
        sequence = Sequence(self.free_name(table.name, column.name, "seq"))
        sequence.limit = LIMITS[column.type]
        self._put(run, sequence.name, sequence)
        column.sequence = sequence.name
        column.default = lambda run: run.next_of(sequence)

    def _default_of(self, column: Column, node: Any) -> Callable[[Any], Any]:
        part = self.coerce(found := self.expr(node, Scope()), column.type, column.modifier, "assignment")
        if part is None:
            raise SqlError(
                "42804",
                f'column "{column.name}" is of type {column.type.name} but default expression is of type '
                f"{found.type.name}",
                hint="You will need to rewrite or cast the expression.",
            )  # fmt: skip
        evaluate = part.evaluate
        return lambda run: evaluate(Level(run))

    def _scope_of(self, table: Table) -> Scope:
        scope = Scope()
        self.base_table(table, table.name, (), scope)
        scope.clause = "check constraints"
        return scope

    def _add_rule(self, run: Run, table: Table, rule: Constraint) -> None:
        for name in rule.columns:
            if name not in table.positions:
                raise SqlError("42703", f'column "{name}" named in key does not exist')
        if rule.kind in ("primary", "unique"):
            self._add_key(run, table, rule)
        elif rule.kind == "check":
            self._add_check(run, table, rule)
        elif rule.kind == "foreign":
            self._add_foreign_key(run, table, rule)

    def _add_key(self, run: Run, table: Table, rule: Constraint) -> None:
        primary = rule.kind == "primary"
        if primary and table.primary_key is not None:
            raise SqlError("42P16", f'multiple primary keys for table "{table.name}" are not allowed')
        if primary:
            for name in rule.columns:
                self._set(run, table.columns[table.position(name)], not_null=True)
        parts = (table.name, "pkey") if primary else (table.name, *rule.columns, "key")
        index = Index(rule.name or self.free_name(*parts), rule.columns, table.key_on(*rule.columns), True, primary)
        index.expressions = tuple(Name(None, name) for name in rule.columns)
        self._fill(run, table, index)

    def _fill(self, run: Run, table: Table, index: Index) -> None:
        seen: set[Any] = set()
        for version in run.transaction.visible(table):
            key = index.key(version.values)
            if key is not None and key in seen:
                raise SqlError("23505", f'could not create unique index "{index.name}"', detail="A key is duplicated.")
            seen.add(key)
        table.add_index(index)
        run.transaction.on_undo(lambda: table.indexes.remove(index))
        self.server.schema_changed()

    def _add_check(self, run: Run, table: Table, rule: Constraint) -> None:
        part = self.boolean(rule.expr, self._scope_of(table), "CHECK")
        used = names_in(rule.expr)
        parts = (table.name, *used, "check") if len(used) == 1 else (table.name, "check")
        check = Check(rule.name or self.free_name(*parts), rule.expr, on_values(part), frozenset(used))
        for version in run.transaction.visible(table):
            if check.test(version.values) is False:
                raise SqlError(
                    "23514", f'check constraint "{check.name}" of relation "{table.name}" is violated by some row'
                )
        self._set(run, table, checks=[*table.checks, check])

    def _add_foreign_key(self, run: Run, table: Table, rule: Constraint) -> None:
        target = table if rule.table == table.name else self.table(rule.table)
        primary = target.primary_key
        there = rule.ref_columns or (primary.columns if primary is not None else ())
        if not there:
            raise SqlError("42704", f'there is no primary key for referenced table "{target.name}"')
        for name in there:
            if name not in target.positions:
                raise SqlError("42703", f'column "{name}" referenced in foreign key constraint does not exist')
        if not any(set(index.columns) == set(there) and index.where is None for index in target.indexes):
            raise SqlError(
                "42830", f'there is no unique constraint matching given keys for referenced table "{target.name}"'
            )
        name = rule.name or self.free_name(table.name, *rule.columns, "fkey")
        key = ForeignKey(name, table, rule.columns, target, there, rule.on_delete, rule.on_update)
        self._set(run, table, foreign_keys=[*table.foreign_keys, key])
        self._set(run, target, referenced_by=[*target.referenced_by, key])
        if table.versions:
            changes = Changes(run)
            changes._to_check = [(key, version) for version in run.transaction.visible(table)]
            changes.finish()

    def _do_create_table_as(self, run: Run, name: str, query: Query, missing_only: bool) -> str | None:
        if self._is_taken(name, missing_only):
            return "CREATE TABLE AS"
        plan = self.query(query, Scope())
        table = Table(name)
        table.set_columns([Column(column.name, column.type, column.modifier) for column in plan.columns])
        rows = plan.rows(run, None)
        self._put(run, name, table)
        for row in rows:
            run.transaction.insert(table, row)
        return f"SELECT {len(rows)}"

    def _do_create_index(
        self, run: Run, name: str | None, table: str, keys: list[Any], unique: bool, where: Any, missing_only: bool
    ) -> None:
        owner = self.table(table)
        if name is not None and self._is_taken(name, missing_only):
            return
        columns = tuple(key.column for key in keys if isinstance(key, Name))
        key = self._index_key(owner, keys, where)
        if not unique:
            self.server.plain_indexes[name or self.free_name(table, *columns, "idx")] = table
            return
        whole = columns if len(columns) == len(keys) else ()
        index = Index(name or self.free_name(table, *columns, "idx"), whole, key, False)
        index.expressions, index.where = tuple(keys), where
        self._fill(run, owner, index)

    def _index_key(self, table: Table, keys: Any, where: Any) -> Callable[[tuple[Any, ...]], tuple[Any, ...] | None]:
        evaluates = [on_values(self.settled(self.expr(key, self._scope_of(table)))) for key in keys]
        condition = self.boolean(where, self._scope_of(table), "WHERE") if where is not None else None
        test = on_values(condition) if condition is not None else None

        def key(values: tuple[Any, ...]) -> tuple[Any, ...] | None:
            if test is not None and test(values) is not True:
                return None
            found = tuple(hashable(evaluate(values)) for evaluate in evaluates)
            return None if None in found else found

        return key

    def _do_create_view(self, run: Run, name: str, query: Query, columns: tuple[str, ...], replace: bool) -> None:
        if not (replace and isinstance(self.server.relations.get(name), View)):
            self._is_taken(name, False)
        self.query(query, Scope())
        self._put(run, name, View(name, query, columns))

    def _do_create_sequence(self, run: Run, name: str, start: int, step: int, missing_only: bool) -> None:
        if not self._is_taken(name, missing_only):
            self._put(run, name, Sequence(name, start, step))


def on_values(part: Typed) -> Callable[[tuple[Any, ...]], Any]:
    """An expression over one table, as a function of a row's values."""
    evaluate = part.evaluate
    return lambda values: evaluate(Level(None, values))  # type: ignore[arg-type]


def names_in(node: Any) -> tuple[str, ...]:
    """The columns that an expression uses, each once."""
    if isinstance(node, Name):
        return (node.column,)
    if isinstance(node, tuple):
        found = [name for part in node for name in names_in(part)]
    elif hasattr(node, "__dataclass_fields__"):
        found = [name for field in node.__dataclass_fields__ for name in names_in(getattr(node, field))]
    else:
        found = []
    return tuple(dict.fromkeys(found))
