"""asyncpg.pool: connections that are kept open and lent out.

A pool has max_size holders, each with a connection or none yet. The holder given back last is lent out first; tasks
that wait for one are served in the order in which they came.
"""
from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Generator
from typing import Any

from ...sealed import private
from .. import the_world
from ..postgres import the_server
from .connecting import Options
from .connection import Connection
from .exceptions import InterfaceError
from .lending import PoolConnectionHolder, PoolConnectionProxy
from .record import Record
from .shortcuts import PoolShortcuts

_timeout_after, _gather = asyncio.timeout, asyncio.gather


class Pool(PoolShortcuts):
    """A connection pool."""

    _world = private("_world")

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
        return self._closed or self._closing

    def set_connect_args(self, dsn: str | None = None, **connect_kwargs: Any) -> None:
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
