"""ALTER TABLE, DROP and TRUNCATE."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from .definitions import DefinitionAnalysis, names_in, on_values
from .errors import SqlError, not_simulated, undefined_column_of
from .inserts import complete
from .run import Run
from .statement_syntax import ColumnDef, Constraint
from .tables import Sequence, Table, View

_NOUNS: Final = {"table": Table, "view": View, "sequence": Sequence}


class AlterationAnalysis(DefinitionAnalysis):
    def _columns_moved(self, table: Table) -> None:
        """What finds columns by position is made anew."""
        for check in table.checks:
            check.test = on_values(self.boolean(check.expr, self._scope_of(table), "CHECK"))
        for column in table.columns:
            if column.generated_from is not None:
                column.generated = self._generator(table, column)
        for index in table.indexes:
            if not index.is_constraint:
                index.key = self._index_key(table, index.expressions, index.where)

    def _do_drop(self, run: Run, kind: str, names: list[str], there_only: bool, cascade: bool) -> None:
        for name in names:
            if kind == "index":
                self._drop_index(run, name, there_only)
                continue
            relation = self.server.relations.get(name)
            if relation is None:
                if there_only:
                    continue
                noun = "relation" if kind == "index" else kind
                raise SqlError("42P01", f'{noun} "{name}" does not exist')
            if not isinstance(relation, _NOUNS[kind]):
                raise SqlError("42809", f'"{name}" is not a {kind}')
            if isinstance(relation, Table):
                self._forget_references(run, relation, names, cascade)
                for column in relation.columns:
                    if column.sequence in self.server.relations:
                        self._take(run, column.sequence)
            self._take(run, name)

    def _forget_references(self, run: Run, table: Table, names: list[str], cascade: bool) -> None:
        others = [key for key in table.referenced_by if key.table.name not in names]
        if others and not cascade:
            raise SqlError(
                "2BP01", f"cannot drop table {table.name} because other objects depend on it",
                detail="\n".join(
                    f"constraint {key.name} on table {key.table.name} depends on table {table.name}" for key in others
                ),
                hint="Use DROP ... CASCADE to drop the dependent objects too.",
            )  # fmt: skip
        for key in others:
            self._set(run, key.table, foreign_keys=[one for one in key.table.foreign_keys if one is not key])
        for key in table.foreign_keys:
            self._set(run, key.target, referenced_by=[one for one in key.target.referenced_by if one is not key])

    def _drop_index(self, run: Run, name: str, there_only: bool) -> None:
        found = self._index_named(name)
        if found is not None:
            table, index = found
            self._set(run, table, indexes=[one for one in table.indexes if one is not index])
        elif self.server.plain_indexes.pop(name, None) is None and not there_only:
            raise SqlError("42704", f'index "{name}" does not exist')

    def _do_truncate(self, run: Run, names: list[str], restart: bool, cascade: bool) -> None:
        tables = [self.table(name) for name in names]
        for table in tables:
            for key in table.referenced_by:
                if key.table in tables:
                    continue
                if not cascade:
                    raise SqlError(
                        "0A000", "cannot truncate a table referenced in a foreign key constraint",
                        detail=f'Table "{key.table.name}" references "{table.name}".',
                        hint=f'Truncate table "{key.table.name}" at the same time, or use TRUNCATE ... CASCADE.',
                    )  # fmt: skip
                tables.append(key.table)
        for table in tables:
            for version in list(run.transaction.visible(table)):
                run.transaction.delete(table, version)
            for column in table.columns if restart else ():
                if column.sequence is not None:
                    self.server.sequence(column.sequence).restart()

    def _do_alter_table(self, run: Run, table: str, actions: list[tuple[str, Any]], there_only: bool) -> None:
        if there_only and table not in self.server.relations:
            return
        owner = self.table(table)
        for what, details in actions:
            getattr(self, f"_alter_{what.replace(' ', '_')}")(run, owner, details)

    def _alter_add_constraint(self, run: Run, table: Table, rule: Constraint) -> None:
        self._add_rule(run, table, rule)

    def _alter_add_column(self, run: Run, table: Table, details: tuple[ColumnDef, bool]) -> None:
        definition, missing_only = details
        if definition.name in table.positions:
            if missing_only:
                return
            raise SqlError("42701", f'column "{definition.name}" of relation "{table.name}" already exists')
        column = self._column_of(run, table, definition)
        versions = list(run.transaction.visible(table))
        if column.not_null and column.default is None and versions:
            raise SqlError("23502", f'column "{column.name}" of relation "{table.name}" contains null values')
        self._set(run, table, columns=[*table.columns, column])
        self._rewrite(run, table, lambda values: complete(table, _by_name(table, values), run))
        for rule in definition.constraints:
            self._add_rule(run, table, rule)

    def _alter_drop_column(self, run: Run, table: Table, details: tuple[str, bool]) -> None:
        name, there_only = details
        if name not in table.positions:
            if there_only:
                return
            raise undefined_column_of(table.name, name)
        at = table.position(name)
        self._set(
            run, table,
            indexes=[index for index in table.indexes if name not in names_in((index.expressions, index.where))],
            checks=[check for check in table.checks if name not in check.columns],
            foreign_keys=[key for key in table.foreign_keys if name not in key.columns],
        )  # fmt: skip
        run.transaction.on_undo(lambda: self._columns_moved(table))
        self._set(run, table, columns=[column for column in table.columns if column.name != name])
        self._rewrite(run, table, lambda values: values[:at] + values[at + 1 :])
        self._columns_moved(table)

    def _rewrite(self, run: Run, table: Table, change: Callable[[tuple[Any, ...]], tuple[Any, ...]]) -> None:
        """All rows in their new form, for everybody."""
        for version in table:
            before, after = version.values, change(version.values)
            version.values = after
            run.transaction.on_undo(lambda version=version, before=before: setattr(version, "values", before))

    def _alter_drop_constraint(self, run: Run, table: Table, details: tuple[str, bool]) -> None:
        name, there_only = details
        rules = (*table.indexes, *table.checks, *table.foreign_keys)
        if not any(rule.name == name for rule in rules):
            if there_only:
                return
            raise SqlError("42704", f'constraint "{name}" of relation "{table.name}" does not exist')
        self._set(
            run, table, indexes=[index for index in table.indexes if index.name != name],
            checks=[check for check in table.checks if check.name != name],
            foreign_keys=[key for key in table.foreign_keys if key.name != name],
        )  # fmt: skip

    def _alter_rename_table(self, run: Run, table: Table, name: str) -> None:
        self._is_taken(name, False)
        self._take(run, table.name)
        self._set(run, table, name=name)
        self._put(run, name, table)

    def _alter_rename_column(self, run: Run, table: Table, details: tuple[str, str]) -> None:
        old, new = details
        column = self._column(table, old)
        if any(old in index.columns for index in table.indexes) or any(
            old in key.columns for key in table.foreign_keys
        ):
            not_simulated("renaming a column of a key", "create the table anew")
        self._set(run, column, name=new)
        self._set(run, table, columns=table.columns)

    def _alter_set_not_null(self, run: Run, table: Table, details: tuple[str, bool]) -> None:
        column, on = self._column(table, details[0]), details[1]
        at = table.position(column.name)
        if on and any(version.values[at] is None for version in run.transaction.visible(table)):
            raise SqlError("23502", f'column "{column.name}" of relation "{table.name}" contains null values')
        self._set(run, column, not_null=on)

    def _alter_set_default(self, run: Run, table: Table, details: tuple[str, Any]) -> None:
        column = self._column(table, details[0])
        self._set(run, column, default=None if details[1] is None else self._default_of(column, details[1]))


def _by_name(table: Table, values: tuple[Any, ...]) -> dict[str, Any]:
    return {column.name: value for column, value in zip(table.columns, values)}
