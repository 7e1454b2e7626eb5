"""Prepared statements and cursors."""
from __future__ import annotations

from collections import deque
from collections.abc import Generator
from typing import Any

from .exceptions import InterfaceError, NoActiveSQLTransactionError
from .resource import ConnectionResource, guarded
from .types import Attribute, Type


class PreparedStatement(ConnectionResource):
    """A representation of a prepared statement."""

    def __init__(self, connection: Any, query: str, prepared: Any, name: str, record_class: Any) -> None:
        super().__init__(connection)
        self._query, self._prepared, self._name, self._record_class = query, prepared, name, record_class
        self._last_status: str | None = None

    @guarded
    def get_name(self) -> str:
        return self._name

    @guarded
    def get_query(self) -> str:
        return self._query

    @guarded
    def get_statusmsg(self) -> str | None:
        return self._last_status

    @guarded
    def get_parameters(self) -> tuple[Any, ...]:
        return tuple(_type(kind) for kind in self._prepared.params)

    @guarded
    def get_attributes(self) -> tuple[Any, ...]:
        return tuple(Attribute(column.name, _type(column.type)) for column in self._prepared.columns)

    @guarded
    def cursor(self, *args: Any, prefetch: int | None = None, timeout: float | None = None) -> CursorFactory:
        return CursorFactory(self._connection, self._query, args, prefetch, timeout, self._record_class)

    @guarded
    async def fetch(self, *args: Any, timeout: float | None = None) -> list[Any]:
        return await self._run("fetch", args, 0, timeout)

    @guarded
    async def fetchval(self, *args: Any, column: int = 0, timeout: float | None = None) -> Any:
        rows = await self._run("fetchval", args, 1, timeout)
        return rows[0][column] if rows else None

    @guarded
    async def fetchrow(self, *args: Any, timeout: float | None = None) -> Any:
        rows = await self._run("fetchrow", args, 1, timeout)
        return rows[0] if rows else None

    @guarded
    async def executemany(self, args: Any, *, timeout: float | None = None) -> None:
        await self._connection.executemany(self._query, args, timeout=timeout)

    async def _run(self, call: str, args: tuple[Any, ...], most: int, timeout: float | None) -> list[Any]:
        rows, self._last_status = await self._connection._execute(
            call, self._query, args, most, timeout, self._record_class
        )
        return rows

    @guarded
    async def explain(self, *args: Any, analyze: bool = False) -> Any:
        return await self._connection.fetchval(f"EXPLAIN {self._query}", *args)


def _type(kind: Any) -> Type:
    if kind.element is not None:
        return Type(kind.oid, kind.short, "array", "pg_catalog")
    return Type(kind.oid, kind.short, "scalar", "pg_catalog")


class CursorFactory(ConnectionResource):
    """A cursor to be: iterate over it, or await it for one that is moved by hand."""

    def __init__(
        self, connection: Any, query: str, args: tuple[Any, ...], prefetch: int | None, timeout: float | None,
        record_class: Any,
    ) -> None:  # fmt: skip
        super().__init__(connection)
        self._query, self._args, self._prefetch = query, args, prefetch
        self._timeout, self._record_class = timeout, record_class

    @guarded
    def __aiter__(self) -> CursorIterator:
        return CursorIterator(self)

    @guarded
    def __await__(self) -> Generator[Any, None, Cursor]:
        if self._prefetch is not None:
            raise InterfaceError("prefetch argument can only be specified for iterable cursor")
        return Cursor(self)._init().__await__()


class _Portal(ConnectionResource):
    """The rows of a query that were not fetched yet. They are as of its start, as a cursor's are."""

    def __init__(self, factory: CursorFactory) -> None:
        super().__init__(factory._connection)
        self._factory = factory
        self._rows: deque[Any] | None = None
        self._exhausted = False

    def _check_ready(self) -> None:
        if not self._connection._top_xact:
            raise NoActiveSQLTransactionError("cursor cannot be created outside of a transaction")

    async def _open(self) -> None:
        factory = self._factory
        self._check_ready()
        rows, _ = await self._connection._execute(
            "cursor", factory._query, factory._args, 0, factory._timeout, factory._record_class
        )
        self._rows = deque(rows)

    async def _next(self, count: int, timeout: float | None) -> list[Any]:
        self._check_ready()
        if self._rows is None:
            await self._open()
        else:
            await self._connection._round_trip(self._factory._query, timeout)
        rows = self._rows
        assert rows is not None
        self._exhausted = len(rows) < count
        return [rows.popleft() for _ in range(min(count, len(rows)))]


class CursorIterator(_Portal):
    def __init__(self, factory: CursorFactory) -> None:
        super().__init__(factory)
        self._prefetch = 50 if factory._prefetch is None else factory._prefetch
        if self._prefetch <= 0:
            raise InterfaceError("prefetch argument must be greater than zero")
        self._buffer: deque[Any] = deque()

    @guarded
    def __aiter__(self) -> CursorIterator:
        return self

    @guarded
    async def __anext__(self) -> Any:
        if not self._buffer and not self._exhausted:
            self._buffer.extend(await self._next(self._prefetch, self._factory._timeout))
        if self._buffer:
            return self._buffer.popleft()
        raise StopAsyncIteration


class Cursor(_Portal):
    """An open portal into the results of a query."""

    async def _init(self) -> Cursor:
        await self._open()
        return self

    @guarded
    async def fetch(self, n: int, *, timeout: float | None = None) -> list[Any]:
        if n <= 0:
            raise InterfaceError("n must be greater than zero")
        self._check_ready()
        return [] if self._exhausted else await self._next(n, timeout)

    @guarded
    async def fetchrow(self, *, timeout: float | None = None) -> Any:
        self._check_ready()
        rows = [] if self._exhausted else await self._next(1, timeout)
        return rows[0] if rows else None

    @guarded
    async def forward(self, n: int, *, timeout: float | None = None) -> int:
        if n <= 0:
            raise InterfaceError("n must be greater than zero")
        return len(await self._next(n, timeout))
