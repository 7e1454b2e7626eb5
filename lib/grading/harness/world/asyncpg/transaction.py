"""Transactions and, inside of one, savepoints.

new ──start──► started ──commit──► committed
                  │ └────rollback──► rolledback
                  └── the server refuses ──► failed
"""
from __future__ import annotations

from typing import Any, Final

from .exceptions import InterfaceError
from .resource import ConnectionResource, guarded

_LEVELS: Final = {
    "serializable": "SERIALIZABLE", "repeatable_read": "REPEATABLE READ", "read_committed": "READ COMMITTED",
    "read_uncommitted": "READ UNCOMMITTED",
}  # fmt: skip


class Transaction(ConnectionResource):
    """Represents a transaction or savepoint block."""

    def __init__(self, connection: Any, isolation: str | None, readonly: bool, deferrable: bool) -> None:
        super().__init__(connection)
        if isolation and isolation not in _LEVELS:
            raise ValueError(
                f"isolation is expected to be either of {{{', '.join(map(repr, _LEVELS))}}}, got {isolation!r}"
            )
        self._isolation, self._readonly, self._deferrable = isolation, readonly, deferrable
        self._state = "new"
        self._nested = self._managed = False
        self._id = ""

    async def __aenter__(self) -> None:
        if self._managed:
            raise InterfaceError("cannot enter context: already in an `async with` block")
        self._managed = True
        await self.start()

    async def __aexit__(self, kind: Any, error: Any, traceback: Any) -> None:
        try:
            self._check_conn_validity("__aexit__")
        except InterfaceError:
            if kind is GeneratorExit:
                return  # the pool took the connection back first, and has rolled back
            raise
        try:
            if kind is not None:
                await self._rollback()
            else:
                await self._commit()
        finally:
            self._managed = False

    @guarded
    async def start(self) -> None:
        """Enter the transaction or savepoint block."""
        self._check_not_over("start")
        if self._state == "started":
            raise InterfaceError("cannot start; the transaction is already started")
        connection = self._connection
        if connection._top_xact is None:
            if connection.is_in_transaction():
                raise InterfaceError("cannot use Connection.transaction() in a manually started transaction")
            connection._top_xact = self
        else:
            await self._check_isolation()
            self._nested = True
        await self._send(self._opening(), "started")

    async def _check_isolation(self) -> None:
        """A savepoint has the level of its transaction."""
        if not self._isolation:
            return
        outer = self._connection._top_xact._isolation
        if outer is None:
            outer = self._connection._session.show("transaction_isolation").replace(" ", "_")
        if self._isolation != outer:
            raise InterfaceError(
                f"nested transaction has a different isolation level: current {self._isolation!r} != outer {outer!r}"
            )

    def _opening(self) -> str:
        if self._nested:
            self._id = self._connection._get_unique_id("savepoint")
            return f"SAVEPOINT {self._id};"
        query = "BEGIN"
        if self._isolation:
            query += f" ISOLATION LEVEL {_LEVELS[self._isolation]}"
        if self._readonly:
            query += " READ ONLY"
        if self._deferrable:
            query += " DEFERRABLE"
        return query + ";"

    async def _send(self, query: str, state: str) -> None:
        try:
            await self._connection._query(query)
        except BaseException:
            self._state = "failed"
            raise
        self._state = state

    def _check_not_over(self, what: str) -> None:
        if self._state == "committed":
            raise InterfaceError(f"cannot {what}; the transaction is already committed")
        if self._state == "rolledback":
            raise InterfaceError(f"cannot {what}; the transaction is already rolled back")
        if self._state == "failed":
            raise InterfaceError(f"cannot {what}; the transaction is in error state")

    def _check_started(self, what: str) -> None:
        if self._state != "started":
            if self._state == "new":
                raise InterfaceError(f"cannot {what}; the transaction is not yet started")
            self._check_not_over(what)

    def _leave(self) -> None:
        if self._connection._top_xact is self:
            self._connection._top_xact = None

    async def _commit(self) -> None:
        self._check_started("commit")
        self._leave()
        await self._send(f"RELEASE SAVEPOINT {self._id};" if self._nested else "COMMIT;", "committed")

    async def _rollback(self) -> None:
        self._check_started("rollback")
        self._leave()
        await self._send(f"ROLLBACK TO {self._id};" if self._nested else "ROLLBACK;", "rolledback")

    @guarded
    async def commit(self) -> None:
        """Exit the transaction or savepoint block and commit changes."""
        if self._managed:
            raise InterfaceError("cannot manually commit from within an `async with` block")
        await self._commit()

    @guarded
    async def rollback(self) -> None:
        """Exit the transaction or savepoint block and rollback changes."""
        if self._managed:
            raise InterfaceError("cannot manually rollback from within an `async with` block")
        await self._rollback()

    def __repr__(self) -> str:
        words = [f"state:{self._state}", *([self._isolation] if self._isolation else [])]
        words += ["readonly"] * bool(self._readonly) + ["deferrable"] * bool(self._deferrable)
        return f"<asyncpg.Transaction {' '.join(words)} {id(self):#x}>"
