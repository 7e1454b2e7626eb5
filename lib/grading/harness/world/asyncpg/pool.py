"""asyncpg.pool: connections that are kept open and lent out.

A pool has max_size holders, each with a connection or none yet. The holder given back last is lent out first; tasks
that wait for one are served in the order in which they came.

    free holder ── acquire() ──► lent: PoolConnectionProxy ── release() ──► reset ──► free
"""
from __future__ import annotations

import asyncio
import functools
import inspect
from collections import deque
from collections.abc import Awaitable, Callable, Generator
from typing import Any

from .. import the_world
from ..postgres import the_server
from .connection import Connection, ConnectionMeta, ConnectionProxy, Options
from .exceptions import InterfaceError, InternalClientError
from .record import Record

_timeout_after, _gather = asyncio.timeout, asyncio.gather


def _lent_method(name: str) -> Callable[..., Any]:
    method = getattr(Connection, name)

    @functools.wraps(method)
    def call(self: Any, *args: Any, **kwargs: Any) -> Any:
        if self._con is None:
            raise InterfaceError(
                f"cannot call Connection.{name}(): connection has been released back to the pool"
            )
        return getattr(type(self._con), name)(self._con, *args, **kwargs)

    return call


class PoolConnectionProxyMeta(ConnectionMeta):
    """Gives a proxy all methods of a connection."""

    def __new__(mcls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> Any:
        for attribute in dir(Connection):
            if not attribute.startswith("_") and attribute not in body and inspect.isfunction(getattr(Connection, attribute)):
                body[attribute] = _lent_method(attribute)
        return super().__new__(mcls, name, bases, body)


class PoolConnectionProxy(ConnectionProxy, metaclass=PoolConnectionProxyMeta):
    __slots__ = ("__weakref__", "_con", "_holder")

    def __init__(self, holder: PoolConnectionHolder, con: Any) -> None:
        self._holder, self._con = holder, con
        con._proxy = self

    def __getattr__(self, name: str) -> Any:
        return getattr(self._con, name)

    def _detach(self) -> None:
        if self._con is not None:
            self._con._proxy = None
            self._con = None

    def __repr__(self) -> str:
        state = "[released]" if self._con is None else repr(self._con)
        return f"<PoolConnectionProxy {state} {id(self):#x}>"


class PoolConnectionHolder:
    """A place for one connection; `in_use` is a future while it is lent, for close() to wait for."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._con: Any = None
        self._proxy: PoolConnectionProxy | None = None
        self._in_use: Any = None
        self._generation = 0
        self._idle_since = 0.0

    def is_connected(self) -> bool:
        self._drop_if_stale()
        return self._con is not None and not self._con.is_closed()

    def is_idle(self) -> bool:
        return self._in_use is None

    def _drop_if_stale(self) -> None:
        """An idle connection is closed after a while; nobody can tell when, so we do it when somebody looks."""
        lifetime = self._pool._lifetime
        if self._con is not None and self._in_use is None and lifetime:
            if self._pool._world.now() - self._idle_since >= lifetime:
                self._con.terminate()
                self._con = None

    def adopt(self, con: Any) -> None:
        self._con, self._generation = con, self._pool._generation
        self._idle_since = self._pool._world.now()

    async def acquire(self) -> PoolConnectionProxy:
        self._drop_if_stale()
        if self._con is not None and self._generation != self._pool._generation:
            self._con.terminate()
        if self._con is None or self._con.is_closed():
            self._con = None
            self.adopt(await self._pool._new_connection())
        self._proxy = proxy = PoolConnectionProxy(self, self._con)
        if self._pool._setup is not None:
            try:
                await self._pool._setup(proxy)
            except BaseException:
                self._con.terminate()
                raise
        self._in_use = self._pool._world.future("a connection to be released")
        return proxy

    def give_back(self) -> None:
        """Resets the connection and frees the holder."""
        if self._in_use is None:
            raise InternalClientError("PoolConnectionHolder.release() called on a free connection holder")
        con = self._con
        if con.is_closed():
            return
        if con._queries >= self._pool._max_queries or self._generation != self._pool._generation:
            con.terminate()
            return
        try:
            coroutine = con.reset()
            coroutine.send(None)
        except StopIteration:
            pass
        except BaseException:
            con.terminate()
            raise
        self._idle_since = self._pool._world.now()
        self._free()

    def _release_on_close(self) -> None:
        self._free()
        self._con = None

    def _free(self) -> None:
        if self._in_use is None:
            return
        if not self._in_use.done():
            self._in_use.set_result(None)
        self._in_use = None
        if self._proxy is not None:
            self._proxy._detach()
            self._proxy = None
        self._pool._put(self)


class Pool:
    """A connection pool."""

    def __init__(
        self, *connect_args: Any, min_size: int, max_size: int, max_queries: int,
        max_inactive_connection_lifetime: float, setup: Any, init: Any, loop: Any = None, connection_class: Any,
        record_class: Any, connect: Any = None, reset: Any = None, **connect_kwargs: Any,
    ) -> None:  # fmt: skip
        _check_sizes(min_size, max_size, max_queries, max_inactive_connection_lifetime)
        if not issubclass(connection_class, Connection):
            raise TypeError(
                f"connection_class is expected to be a subclass of asyncpg.Connection, got {connection_class!r}"
            )
        if not issubclass(record_class, Record):
            raise TypeError(f"record_class is expected to be a subclass of asyncpg.Record, got {record_class!r}")
        self._world = the_world()
        self._line = self._world.line()
        self._min_size, self._max_size, self._max_queries = min_size, max_size, max_queries
        self._lifetime, self._setup, self._init = max_inactive_connection_lifetime, setup, init
        self._options = Options(
            *connect_args[:1], connection_class=connection_class, record_class=record_class, **connect_kwargs
        )
        self._holders: list[PoolConnectionHolder] = []
        self._free: list[PoolConnectionHolder] = []
        self._waiters: deque[Any] = deque()
        self._initialized = self._initializing = self._closing = self._closed = False
        self._generation = 0

    def __del__(self) -> None:
        if getattr(self, "_initialized", False) and not self._closed:
            self._world.unclosed("Pool", self._line, "async with asyncpg.create_pool(...) as pool:")

    # -- opening ---------------------------------------------------------------------------------------------------
    async def _open(self) -> Pool | None:
        if self._initialized:
            return None
        if self._initializing:
            raise InterfaceError("pool is being initialized in another task")
        if self._closed:
            raise InterfaceError("pool is closed")
        self._initializing = True
        try:
            await self._initialize()
            return self
        finally:
            self._initializing, self._initialized = False, True

    async def _initialize(self) -> None:
        self._holders = [PoolConnectionHolder(self) for _ in range(self._max_size)]
        self._free = list(self._holders)
        first = self._holders[::-1][: self._min_size]  # lent out first
        if not first:
            return
        first[0].adopt(await self._new_connection())
        if self._init is not None:
            cons = await _gather(*(self._new_connection() for _ in first[1:]))
            for holder, con in zip(first[1:], cons):
                holder.adopt(con)
        elif first[1:]:
            # All the others at once, without a task for each: nobody is to see our tasks.
            await self._connecting(len(first) - 1)
            for holder in first[1:]:
                holder.adopt(self._connected())

    async def _connecting(self, count: int = 1) -> None:
        for _ in range(count):
            self._world.count("db.connect")
        async with _timeout_after(self._options.timeout):
            await self._world.wait(the_server().connect_latency, "asyncpg: connecting")

    def _connected(self) -> Any:
        con = self._options.open(the_server(), self._line)
        con._pooled = True
        return con

    async def _new_connection(self) -> Any:
        await self._connecting()
        con = self._connected()
        if self._init is not None:
            try:
                await self._init(con)
            except BaseException:
                con.terminate()
                raise
        return con

    def _check_init(self) -> None:
        if not self._initialized:
            if self._initializing:
                raise InterfaceError(
                    "pool is being initialized, but not yet ready: likely there is a race between creating a pool and "
                    "using it"
                )
            raise InterfaceError("pool is not initialized")
        if self._closed:
            raise InterfaceError("pool is closed")

    def __await__(self) -> Generator[Any, None, Pool | None]:
        return self._open().__await__()

    async def __aenter__(self) -> Pool:
        await self._open()
        return self

    async def __aexit__(self, *exc: Any) -> None:
        await self.close()

    # -- lending ---------------------------------------------------------------------------------------------------
    def acquire(self, *, timeout: float | None = None) -> PoolAcquireContext:
        """Acquire a database connection from the pool."""
        return PoolAcquireContext(self, timeout)

    async def _acquire(self, timeout: float | None) -> PoolConnectionProxy:
        if self._closing:
            raise InterfaceError("pool is closing")
        self._check_init()
        self._world.count("db.acquire")
        async with _timeout_after(timeout):
            holder = await self._get()
            try:
                return await holder.acquire()
            except BaseException:
                if holder not in self._free:
                    self._put(holder)
                raise

    async def _get(self) -> PoolConnectionHolder:
        while not self._free:
            waiter = self._world.future("a connection of the pool")
            self._waiters.append(waiter)
            try:
                await waiter
            except BaseException:
                if waiter in self._waiters:
                    self._waiters.remove(waiter)
                elif self._free and not waiter.cancelled():
                    self._wake_next()  # it was our turn, and we do not take it
                raise
        return self._free.pop()

    def _put(self, holder: PoolConnectionHolder) -> None:
        self._free.append(holder)
        self._wake_next()

    def _wake_next(self) -> None:
        while self._waiters:
            waiter = self._waiters.popleft()
            if not waiter.done():
                waiter.set_result(None)
                return

    async def release(self, connection: Any, *, timeout: float | None = None) -> None:
        """Release a database connection back to the pool."""
        if type(connection) is not PoolConnectionProxy or connection._holder._pool is not self:
            raise InterfaceError(
                f"Pool.release() received invalid connection: {connection!r} is not a member of this pool"
            )
        if connection._con is None:
            return
        self._check_init()
        connection._con._pool_release_ctr += 1
        connection._holder.give_back()
        await self._world.wait(0, "asyncpg: giving the connection back")

    # -- shortcuts -------------------------------------------------------------------------------------------------
    async def execute(self, query: str, *args: Any, timeout: float | None = None) -> str:
        """Execute an SQL command (or commands)."""
        async with self.acquire() as con:
            return await con.execute(query, *args, timeout=timeout)

    async def executemany(self, command: str, args: Any, *, timeout: float | None = None) -> None:
        """Execute an SQL command for each sequence of arguments in args."""
        async with self.acquire() as con:
            return await con.executemany(command, args, timeout=timeout)

    async def fetch(self, query: str, *args: Any, timeout: float | None = None, record_class: Any = None) -> list[Any]:
        """Run a query and return the results as a list of Record."""
        async with self.acquire() as con:
            return await con.fetch(query, *args, timeout=timeout, record_class=record_class)

    async def fetchval(self, query: str, *args: Any, column: int = 0, timeout: float | None = None) -> Any:
        """Run a query and return a value in the first row."""
        async with self.acquire() as con:
            return await con.fetchval(query, *args, column=column, timeout=timeout)

    async def fetchrow(self, query: str, *args: Any, timeout: float | None = None, record_class: Any = None) -> Any:
        """Run a query and return the first row."""
        async with self.acquire() as con:
            return await con.fetchrow(query, *args, timeout=timeout, record_class=record_class)

    async def fetchmany(self, query: str, args: Any, *, timeout: float | None = None, record_class: Any = None) -> Any:
        """Run a query for each sequence of arguments in args and return the results as a list of Record."""
        async with self.acquire() as con:
            return await con.fetchmany(query, args, timeout=timeout, record_class=record_class)

    async def copy_records_to_table(self, table_name: str, **options: Any) -> str:
        """Copy a list of records to the specified table using binary COPY."""
        async with self.acquire() as con:
            return await con.copy_records_to_table(table_name, **options)

    # -- sizes -----------------------------------------------------------------------------------------------------
    def get_size(self) -> int:
        """Return the current number of connections in this pool."""
        return sum(holder.is_connected() for holder in self._holders)

    def get_min_size(self) -> int:
        """Return the minimum number of connections in this pool."""
        return self._min_size

    def get_max_size(self) -> int:
        """Return the maximum allowed number of connections in this pool."""
        return self._max_size

    def get_idle_size(self) -> int:
        """Return the current number of idle connections in this pool."""
        return sum(holder.is_connected() and holder.is_idle() for holder in self._holders)

    def is_closing(self) -> bool:
        """Return True if the pool is closed or in the process of closing, False otherwise."""
        return self._closed or self._closing

    def set_connect_args(self, dsn: str | None = None, **connect_kwargs: Any) -> None:
        """Set the new connection arguments for this pool."""
        kept = {"connection_class": self._options.connection_class, "record_class": self._options.record_class}
        self._options = Options(dsn, **{**kept, **connect_kwargs})

    # -- closing ---------------------------------------------------------------------------------------------------
    async def close(self) -> None:
        """Attempt to gracefully close all connections in the pool."""
        if self._closed:
            return
        self._check_init()
        self._closing = True
        try:
            for holder in self._holders:
                while holder._in_use is not None:
                    await holder._in_use
            for holder in self._holders:
                if holder._con is not None:
                    holder._con.terminate()
            await self._world.wait(0, "asyncpg: closing the pool")
        except BaseException:
            self.terminate()
            raise
        finally:
            self._closed, self._closing = True, False

    def terminate(self) -> None:
        """Terminate all connections in the pool."""
        if self._closed:
            return
        self._check_init()
        for holder in self._holders:
            if holder._con is not None:
                holder._con.terminate()
        self._closed = True

    async def expire_connections(self) -> None:
        """Expire all currently open connections."""
        self._generation += 1


class PoolAcquireContext:
    """What acquire() gives: await it, or enter it."""

    __slots__ = ("connection", "done", "pool", "timeout")

    def __init__(self, pool: Pool, timeout: float | None) -> None:
        self.pool, self.timeout = pool, timeout
        self.connection: Any = None
        self.done = False

    async def __aenter__(self) -> PoolConnectionProxy:
        if self.connection is not None or self.done:
            raise InterfaceError("a connection is already acquired")
        self.connection = await self.pool._acquire(self.timeout)
        return self.connection

    async def __aexit__(self, *exc: Any) -> None:
        self.done = True
        con, self.connection = self.connection, None
        await self.pool.release(con)

    def __await__(self) -> Generator[Any, None, PoolConnectionProxy]:
        self.done = True
        return self.pool._acquire(self.timeout).__await__()


def _check_sizes(min_size: int, max_size: int, max_queries: int, lifetime: float) -> None:
    if max_size <= 0:
        raise ValueError("max_size is expected to be greater than zero")
    if min_size < 0:
        raise ValueError("min_size is expected to be greater or equal to zero")
    if min_size > max_size:
        raise ValueError("min_size is greater than max_size")
    if max_queries <= 0:
        raise ValueError("max_queries is expected to be greater than zero")
    if lifetime < 0:
        raise ValueError("max_inactive_connection_lifetime is expected to be greater or equal to zero")


def create_pool(
    dsn: str | None = None, *, min_size: int = 10, max_size: int = 10, max_queries: int = 50_000,
    max_inactive_connection_lifetime: float = 300.0, setup: Callable[[Any], Awaitable[Any]] | None = None,
    init: Callable[[Any], Awaitable[Any]] | None = None, loop: Any = None,
    connection_class: type[Connection] = Connection, record_class: type[Record] = Record, **connect_kwargs: Any,
) -> Pool:  # fmt: skip
    """Create a connection pool."""
    return Pool(
        dsn, min_size=min_size, max_size=max_size, max_queries=max_queries, loop=loop, setup=setup, init=init,
        max_inactive_connection_lifetime=max_inactive_connection_lifetime, connection_class=connection_class,
        record_class=record_class, **connect_kwargs,
    )  # fmt: skip
