"""Transactions: who sees which version of a row, who has to wait for whom, and how all of it is undone.

    active ──commit──► committed: its versions are everybody's, its locks are gone, who waited for it tries again
       │
       └──rollback or error──► undone: its list of undo steps is run backwards

A statement runs in one go, as nothing else runs meanwhile. If a row that it wants is locked by another transaction it
raises MustWait; the session undoes what the statement did, waits for that transaction's end on virtual time, and runs
the statement again on what is committed then. That is what READ COMMITTED means in Postgres; under REPEATABLE READ it
fails instead if the other one changed the row. SERIALIZABLE is REPEATABLE READ here: write skew goes unnoticed.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from .errors import SqlError
from .tables import EXCLUSIVE_SUM, Table, Version

if TYPE_CHECKING:
    from .server import Server


class MustWait(Exception):
    """A statement cannot go on before one of these transactions has ended."""

    def __init__(self, holders: list[Transaction], what: str) -> None:
        super().__init__()
        self.holders, self.what = holders, what


class Transaction:
    def __init__(self, server: Server, pid: int, isolation: str = "read committed", read_only: bool = False) -> None:
        self.server, self.pid, self.isolation, self.read_only = server, pid, isolation, read_only
        self.command = 0
        self.is_over = False
        self.committed_at: int | None = None
        self.snapshot: int | None = None
        self.has_queried = False
        self.began = server.world.now()
        self.savepoints: list[tuple[str, int]] = []
        #: Whom a statement of this one waits for.
        self.waits_for: list[Transaction] = []
        #: Called once at the end, in order: those who wait for it.
        self.at_end: list[Callable[[], None]] = []
        self._undo: list[tuple[bool, Callable[[], None]]] = []  # whether it lets go of a lock, and how
        self._deleted: list[tuple[Table, Version]] = []
        self.number = server.next_transaction_number()

    # -- seeing ----------------------------------------------------------------------------------------------------
    @property
    def keeps_snapshot(self) -> bool:
        return self.isolation in ("repeatable read", "serializable")

    def begin_command(self) -> None:
        self.command += 1
        self.has_queried = True
        if self.keeps_snapshot and self.snapshot is None:
            self.snapshot = self.server.commits
            self.server.snapshots.append(self)

    def sees_work_of(self, other: Transaction) -> bool:
        at = other.committed_at
        return at is not None and (self.snapshot is None or at <= self.snapshot)

    def sees(self, version: Version) -> bool:
        if version.creator is self:
            if version.made_in >= self.command:
                return False
        elif not self.sees_work_of(version.creator):
            return False
        deleter = version.deleter
        if deleter is None:
            return True
        return version.gone_in >= self.command if deleter is self else not self.sees_work_of(deleter)

    def visible(self, table: Table) -> Iterator[Version]:
        return (version for version in table if self.sees(version))

    def is_live_now(self, version: Version) -> bool:
        """As constraints see it: the newest state, whatever the snapshot, this command's own work included."""
        if version.creator is not self and version.creator.committed_at is None:
            return False
        return version.deleter is None or (version.deleter is not self and version.deleter.committed_at is None)

    # -- changing --------------------------------------------------------------------------------------------------
    def insert(self, table: Table, values: tuple[Any, ...]) -> Version:
        version = Version(values, self, self.command)
        table.add(version)
        self.on_undo(lambda: table.remove(version))
        return version

    def delete(self, table: Table, version: Version, replaced: bool = False) -> None:
        version.deleter, version.gone_in, version.replaced = self, self.command, replaced
        self._deleted.append((table, version))

        def undo() -> None:
            version.deleter = None
            self._deleted.remove((table, version))

        self.on_undo(undo)

    def lock(self, table: Table, version: Version, strength: int, wait: str = "wait") -> bool:
        """Have the row, or raise MustWait. False if it is to be skipped. Locks outlive the statement that took them."""
        holders = [
            other for other, held in version.locks.items() if other is not self and held + strength >= EXCLUSIVE_SUM
        ]
        if holders:
            if wait == "skip":
                return False
            if wait == "nowait":
                raise SqlError("55P03", f'could not obtain lock on row in relation "{table.name}"')
            raise MustWait(holders, f"a row of {table.name} that another transaction has locked")
        deleter = version.deleter
        if deleter is not None and deleter is not self and deleter.committed_at is not None:
            how = "update" if version.replaced else "delete"
            raise SqlError("40001", f"could not serialize access due to concurrent {how}")
        before = version.locks.get(self)
        if before is None or before < strength:
            version.locks[self] = strength
            self._undo.append((True, lambda: self._unlock(version, before)))
        return True

    def _unlock(self, version: Version, before: int | None) -> None:
        if before is None:
            version.locks.pop(self, None)
        else:
            version.locks[self] = before

    def on_undo(self, step: Callable[[], None]) -> None:
        self._undo.append((False, step))

    # -- going back ------------------------------------------------------------------------------------------------
    def mark(self) -> int:
        return len(self._undo)

    def undo_to(self, mark: int, keep_locks: bool = False) -> None:
        steps, self._undo = self._undo[mark:], self._undo[:mark]
        for is_lock, step in reversed(steps):
            if not (is_lock and keep_locks):
                step()
        if keep_locks:
            self._undo += [step for step in steps if step[0]]

    # -- ending ----------------------------------------------------------------------------------------------------
    def commit(self) -> None:
        self.server.commits += 1
        self.committed_at = self.server.commits
        for is_lock, step in self._undo:
            if is_lock:
                step()
        self.server.dead += self._deleted
        self._over()

    def rollback(self) -> None:
        self.undo_to(0)
        self._over()

    def _over(self) -> None:
        self.is_over = True
        self._undo.clear()
        if self.snapshot is not None:
            self.server.snapshots.remove(self)
        self.server.sweep()
        self.wake()

    def wake(self) -> None:
        """Those who wait for this one may try again."""
        wakes, self.at_end = self.at_end, []
        for wake in wakes:
            wake()

    # -- deadlocks -------------------------------------------------------------------------------------------------
    def cycle(self) -> list[Transaction] | None:
        """The transactions that wait for one another round to this one, if they do."""
        path: list[Transaction] = [self]

        def search(one: Transaction) -> bool:
            for other in one.waits_for:
                if other.pid == self.pid:
                    return True
                if any(other.pid == one.pid for one in path):
                    continue
                path.append(other)
                if search(other):
                    return True
                path.pop()
            return False

        return path if search(self) else None


def deadlock(cycle: list[Transaction]) -> SqlError:
    ring = [*cycle, cycle[0]]
    lines = [
        f"Process {one.pid} waits for ShareLock on transaction {other.number}; blocked by process {other.pid}."
        for one, other in zip(ring, ring[1:])
    ]
    return SqlError(
        "40P01", "deadlock detected", detail="\n".join(lines), hint="See server log for query details."
    )  # fmt: skip
