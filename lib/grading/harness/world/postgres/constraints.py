"""Changes of rows under the table's rules: NOT NULL, CHECK, UNIQUE at once; foreign keys at the statement's end."""
from __future__ import annotations

from typing import Any

from .errors import SqlError
from .run import Run
from .tables import FOR_UPDATE, KEY_SHARE, NO_KEY_UPDATE, ForeignKey, Index, Table, Version
from .text_output import shown
from .transactions import MustWait, Transaction


def conflicting(index: Index, values: tuple[Any, ...], transaction: Transaction) -> Version | None:
    """The live row that has this key already. Whether one of another transaction is live, we must wait to know."""
    key = index.key(values)
    if key is None:
        return None
    for version in index.find(key):
        for other in (version.creator, version.deleter):
            if other is not None and other is not transaction and other.committed_at is None:
                raise MustWait([other], f"another transaction that changes {index.name}")
        if version.deleter is None:
            return version
    return None


def duplicate(index: Index, table: Table, values: tuple[Any, ...]) -> SqlError:
    key = _key_text(table, index.columns, values) if index.columns else "expression"
    return SqlError(
        "23505", f'duplicate key value violates unique constraint "{index.name}"', detail=f"Key {key} already exists.",
        schema_name="public", table_name=table.name, constraint_name=index.name,
    )  # fmt: skip


def _key_text(table: Table, columns: tuple[str, ...], values: tuple[Any, ...]) -> str:
    parts = [shown(table.columns[table.position(name)].type, values[table.position(name)]) for name in columns]
    return f"({', '.join(columns)})=({', '.join(parts)})"


class Changes:
    """What one statement changes."""

    def __init__(self, run: Run) -> None:
        self.run, self.transaction = run, run.transaction
        self._to_check: list[tuple[ForeignKey, Version]] = []
        self._gone: list[tuple[Table, tuple[Any, ...], tuple[Any, ...] | None]] = []

    # -- rows ------------------------------------------------------------------------------------------------------
    def insert(self, table: Table, values: tuple[Any, ...]) -> Version:
        self._check_row(table, values)
        for index in table.indexes:
            if conflicting(index, values, self.transaction) is not None:
                raise duplicate(index, table, values)
        version = self.transaction.insert(table, values)
        self._to_check += [(key, version) for key in table.foreign_keys]
        return version

    def update(self, table: Table, version: Version, values: tuple[Any, ...]) -> Version:
        """The row is locked already."""
        old = version.values
        self._check_row(table, values)
        self.transaction.delete(table, version, replaced=True)
        for index in table.indexes:
            if index.key(old) != index.key(values) and conflicting(index, values, self.transaction) is not None:
                raise duplicate(index, table, values)
        new = self.transaction.insert(table, values)
        new.locks = version.locks  # locks are of the row, not of one state of it
        self._to_check += [
            (key, new) for key in table.foreign_keys if key.key_of_child(old) != key.key_of_child(values)
        ]
        if table.referenced_by:
            self._gone.append((table, old, values))
        return new

    def delete(self, table: Table, version: Version) -> None:
        self.transaction.delete(table, version)
        if table.referenced_by:
            self._gone.append((table, version.values, None))

    def lock_for_update(self, table: Table, version: Version, changed: set[str]) -> None:
        strength = FOR_UPDATE if changed & table.key_columns() else NO_KEY_UPDATE
        self.transaction.lock(table, version, strength)

    # -- rules -----------------------------------------------------------------------------------------------------
    def _check_row(self, table: Table, values: tuple[Any, ...]) -> None:
        for column, value in zip(table.columns, values, strict=True):
            if column.not_null and value is None:
                raise SqlError(
                    "23502",
                    f'null value in column "{column.name}" of relation "{table.name}" violates not-null constraint',
                    detail=_failing_row(table, values), schema_name="public", table_name=table.name,
                    column_name=column.name,
                )  # fmt: skip
        for check in table.checks:
            if check.test(values) is False:
                raise SqlError(
                    "23514", f'new row for relation "{table.name}" violates check constraint "{check.name}"',
                    detail=_failing_row(table, values), schema_name="public", table_name=table.name,
                    constraint_name=check.name,
                )  # fmt: skip

    def finish(self) -> None:
        """At the end of the statement: do all references lead somewhere?"""
        while self._gone:
            table, old, new = self._gone.pop(0)
            for key in table.referenced_by:
                self._key_is_gone(key, old, new)
        for key, version in self._to_check:
            if version.deleter is None:
                self._parent_is_there(key, version)

    def _parent_is_there(self, key: ForeignKey, version: Version) -> None:
        wanted = key.key_of_child(version.values)
        if wanted is None:
            return
        for parent in key.target:
            if self.transaction.is_live_now(parent) and key.key_of_parent(parent.values) == wanted:
                self.transaction.lock(key.target, parent, KEY_SHARE)
                return
        raise SqlError(
            "23503", f'insert or update on table "{key.table.name}" violates foreign key constraint "{key.name}"',
            detail=f"Key {_key_text(key.table, key.columns, version.values)} is not present in table "
            f'"{key.target.name}".',
            schema_name="public", table_name=key.table.name, constraint_name=key.name,
        )  # fmt: skip

    def _key_is_gone(self, key: ForeignKey, old: tuple[Any, ...], new: tuple[Any, ...] | None) -> None:
        wanted = key.key_of_parent(old)
        if new is not None and key.key_of_parent(new) == wanted:
            return
        if any(
            self.transaction.is_live_now(other) and other.deleter is None and key.key_of_parent(other.values) == wanted
            for other in key.target
        ):
            return  # another row has taken its place
        action = key.on_delete if new is None else key.on_update
        for child in key.table:
            if self.transaction.is_live_now(child) and key.key_of_child(child.values) == wanted:
                self._follow(key, child, action, old, new)

    def _follow(
        self, key: ForeignKey, child: Version, action: str, old: tuple[Any, ...], new: tuple[Any, ...] | None
    ) -> None:
        if action in ("no action", "restrict"):
            raise SqlError(
                "23503", f'update or delete on table "{key.target.name}" violates foreign key constraint "{key.name}" '
                f'on table "{key.table.name}"',
                detail=f"Key {_key_text(key.target, key.target_columns, old)} is still referenced from table "
                f'"{key.table.name}".',
                schema_name="public", table_name=key.table.name, constraint_name=key.name,
            )  # fmt: skip
        self.transaction.lock(key.table, child, FOR_UPDATE)
        if action == "cascade" and new is None:
            self.delete(key.table, child)
            return
        values = list(child.values)
        parts: tuple[Any, ...] = (None,) * len(key.columns)
        if action == "cascade" and new is not None:
            parts = key.key_of_parent(new)
        for name, part in zip(key.columns, parts, strict=True):
            column = key.table.columns[key.table.position(name)]
            if action == "set default" and column.default is not None:
                part = column.default(self.run)
            values[key.table.position(name)] = part
        self.update(key.table, child, tuple(values))


def _failing_row(table: Table, values: tuple[Any, ...]) -> str:
    parts = [shown(column.type, value) for column, value in zip(table.columns, values, strict=True)]
    return f"Failing row contains ({', '.join(part if len(part) <= 64 else part[:64] + '...' for part in parts)})."
