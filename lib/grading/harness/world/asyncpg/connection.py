"""asyncpg.connection: one connection, and one operation on it at a time.

idle ── an operation begins ──► busy ── answer, error, cancellation ──► idle
  │                              └── another one begins ──► InterfaceError: another operation is in progress
  └── close(), terminate() ──► closed
"""
from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Iterable
from typing import Any

from ...sealed import private
from ...unsupported import refusal
from ..postgres import SqlError
from .codecs import Codecs, encoded, records
from .copying import copy_records
from .exceptions import ConnectionDoesNotExistError, InterfaceError
from .operation import BUSY, Operation, label_of
from .record import Record
from .session_info import SessionInfo
from .statement import CursorFactory, PreparedStatement
from .transaction import Transaction


class ConnectionMeta(type):
    def __instancecheck__(cls, instance: Any) -> bool:
        """A pool's proxy counts as the connection behind it."""
        kinds = type(instance).__mro__
        return cls in kinds or (cls is Connection and ConnectionProxy in kinds)


class ConnectionProxy:
    """Base of the pool's proxies."""

    __slots__ = ()


class Connection(SessionInfo, metaclass=ConnectionMeta):
    """A representation of a database session."""

    _session = private("_session")
    _world = private("_world")

    def __init__(
        self, session: Any, record_class: type[Record], command_timeout: float | None, line: int | None
    ) -> None:
        self._session, self._record_class = session, record_class
        self._command_timeout, self._line = command_timeout, line
        self._loop = asyncio.get_running_loop()
        self._world = session.server.world
        self._busy = self._closed = False
        self._top_xact: Transaction | None = None
        self._pool_release_ctr = 0
        self._queries = self._ids = 0
        self._proxy: Any = None
        self._pooled = False
        self._codecs: Codecs = {}
        self._termination_listeners: dict[Callable[[Any], Any], None] = {}

    def __del__(self) -> None:
        if not self._closed and not self._pooled:
            self._world.unclosed("Connection", self._line, "try: … finally: await conn.close()")

    # -- one operation at a time -----------------------------------------------------------------------------------
    def _check_open(self) -> None:
        if self.is_closed():
            raise InterfaceError("connection is closed")

    def _operation(self, timeout: float | None, query: str | None = None) -> Operation:
        return Operation(self, self._seconds(timeout), query)

    def _seconds(self, timeout: float | None) -> float | None:
        if timeout is None:
            return self._command_timeout
        if isinstance(timeout, bool) or not isinstance(timeout, (int, float)):
            raise ValueError(f"invalid timeout value: expected non-negative float (got {timeout!r})")
        if timeout <= 0:
            raise TimeoutError
        return timeout

    async def _query(self, query: str, timeout: float | None = None) -> str:
        """A text without arguments, statement by statement."""
        async with self._operation(timeout, query):
            self._queries += 1
            return await self._session.simple(query, label_of(query))

    async def _execute(
        self, call: str, query: str, args: tuple[Any, ...], most: int, timeout: float | None, record_class: Any = None
    ) -> tuple[list[Any], str]:
        """(records, status) of one statement with its arguments."""
        self._world.count(f"db.{call}")
        async with self._operation(timeout, query):
            self._queries += 1
            label = label_of(query)
            await self._session.travel(query, label)
            prepared = self._session.prepare(query)
            values = encoded(prepared.params, args, self._codecs)
            result = await self._session.run(prepared, values, label, most)
            rows = result.rows[:most] if most else result.rows
            return records(result.columns, rows, record_class or self._record_class, self._codecs), result.tag

    async def _round_trip(self, query: str, timeout: float | None) -> None:
        async with self._operation(timeout, query):
            await self._session.travel(query, label_of(query))

    def _get_unique_id(self, prefix: str) -> str:
        self._ids += 1
        return f"__asyncpg_{prefix}_{self._ids:x}__"

    # -- queries ---------------------------------------------------------------------------------------------------
    async def execute(self, query: str, *args: Any, timeout: float | None = None) -> str:
        """Execute an SQL command (or commands)."""
        self._check_open()
        if args:
            return (await self._execute("execute", query, args, 0, timeout))[1]
        self._world.count("db.execute")
        return await self._query(query, timeout)

    async def executemany(self, command: str, args: Iterable[Any], *, timeout: float | None = None) -> None:
        """Execute an SQL command for each sequence of arguments in args."""
        self._check_open()
        self._world.count("db.executemany")
        await self._many(command, args, timeout)

    async def fetchmany(
        self, query: str, args: Iterable[Any], *, timeout: float | None = None, record_class: Any = None
    ) -> list[Any]:
        """Run a query for each sequence of arguments in args and return the results as a list of Record."""
        self._check_open()
        self._world.count("db.fetchmany")
        results = await self._many(query, args, timeout)
        kind = record_class or self._record_class
        return [row for result in results for row in records(result.columns, result.rows, kind, self._codecs)]

    async def _many(self, query: str, args: Iterable[Any], timeout: float | None) -> list[Any]:
        async with self._operation(timeout, query):
            self._queries += 1
            label = label_of(query)
            await self._session.travel(query, label)
            prepared = self._session.prepare(query)
            values = [encoded(prepared.params, each, self._codecs, number) for number, each in enumerate(args)]
            return await self._session.run_many(prepared, values, label)

    async def fetch(self, query: str, *args: Any, timeout: float | None = None, record_class: Any = None) -> list[Any]:
        """Run a query and return the results as a list of Record."""
        self._check_open()
        return (await self._execute("fetch", query, args, 0, timeout, record_class))[0]

    async def fetchval(self, query: str, *args: Any, column: int = 0, timeout: float | None = None) -> Any:
        """Run a query and return a value in the first row."""
        self._check_open()
        rows, _ = await self._execute("fetchval", query, args, 1, timeout)
        return rows[0][column] if rows else None

    async def fetchrow(self, query: str, *args: Any, timeout: float | None = None, record_class: Any = None) -> Any:
        """Run a query and return the first row."""
        self._check_open()
        rows, _ = await self._execute("fetchrow", query, args, 1, timeout, record_class)
        return rows[0] if rows else None

    async def prepare(
        self, query: str, *, name: str | None = None, timeout: float | None = None, record_class: Any = None
    ) -> PreparedStatement:
        """Create a prepared statement for the specified query."""
        self._check_open()
        self._world.count("db.prepare")
        async with self._operation(timeout, query):
            await self._session.travel(query, label_of(query))
            prepared = self._session.prepare(query)
        return PreparedStatement(self, query, prepared, name or self._get_unique_id("stmt"), record_class)

    def cursor(
        self,
        query: str,
        *args: Any,
        prefetch: int | None = None,
        timeout: float | None = None,
        record_class: Any = None,
    ) -> CursorFactory:
        """Return a cursor factory for the specified query."""
        self._check_open()
        return CursorFactory(self, query, args, prefetch, timeout, record_class)

    async def copy_records_to_table(
        self, table_name: str, *, records: Any, columns: Iterable[str] | None = None,
        schema_name: str | None = None, timeout: float | None = None, where: str | None = None,
    ) -> str:  # fmt: skip
        """Copy a list of records to the specified table using binary COPY."""
        self._check_open()
        self._world.count("db.copy")
        return await copy_records(self, table_name, records, columns, schema_name, timeout, where)

    def transaction(
        self, *, isolation: str | None = None, readonly: bool = False, deferrable: bool = False
    ) -> Transaction:
        """Create a Transaction object."""
        self._check_open()
        return Transaction(self, isolation, readonly, deferrable)

    def is_in_transaction(self) -> bool:
        """Return True if Connection is currently inside a transaction."""
        return self._session.in_transaction

    # -- the end ---------------------------------------------------------------------------------------------------
    def is_closed(self) -> bool:
        """Return True if the connection is closed, False otherwise."""
        return self._closed

    async def close(self, *, timeout: float | None = None) -> None:
        """Close the connection gracefully."""
        if not self._closed:
            if self._busy:
                self._session.interrupt(SqlError("57014", "canceling statement due to user request"))
            self._hang_up()
            try:
                await self._world.wait(0, "asyncpg: closing the connection")
            finally:
                self._clean_up()

    def terminate(self) -> None:
        """Terminate the connection without waiting for pending data."""
        if not self._closed:
            if self._busy:
                error = ConnectionDoesNotExistError("connection was closed in the middle of operation")
                self._session.interrupt(error)
            self._hang_up()
            self._clean_up()

    def _hang_up(self) -> None:
        self._closed = True
        self._session.close()

    def _clean_up(self) -> None:
        """Tell those who asked to be told, and the pool."""
        listeners, self._termination_listeners = self._termination_listeners, {}
        for callback in listeners:
            loop = asyncio.get_running_loop()
            if inspect.iscoroutinefunction(callback):
                loop.create_task(callback(self._proxy or self))
            else:
                loop.call_soon(callback, self._proxy or self)
        if self._proxy is not None:
            self._proxy._holder._release_on_close()

    async def reset(self, *, timeout: float | None = None) -> None:
        """Forget what was set; what a pool does with a connection that comes back. Takes no time here."""
        self._check_open()
        if self._busy:
            raise InterfaceError(BUSY)
        left_open = self._top_xact
        self._top_xact = None
        if self._session.in_transaction or left_open is not None:
            if left_open is None or not left_open._managed:
                message = "Resetting connection with an active transaction <asyncpg.connection.Connection object>"
                asyncio.get_running_loop().call_exception_handler({"message": message})
            self._session.end(commit=False)
        self._session.server.advisory.release_all(self._session)
        self._session.reset("all")


for _name in (
    "add_listener", "remove_listener", "copy_from_table", "copy_from_query", "copy_to_table", "set_builtin_type_codec",
    "add_query_logger", "remove_query_logger", "query_logger",
):  # fmt: skip
    _advice = "use asyncio.Queue or asyncio.Event" if "listener" in _name else "use fetch() and execute()"
    setattr(Connection, _name, refusal(f"Connection.{_name}", _advice))
