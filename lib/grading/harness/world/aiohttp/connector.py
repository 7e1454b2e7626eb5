"""aiohttp's connectors: which requests have a connection, and which wait for one (http/pool.py).

Opening a connection takes no time of its own: a declared latency holds until the head of the answer. What is kept of
open but idle connections is only that there are some, as that is what "Unclosed connector" is about.
"""
from __future__ import annotations

import asyncio
from typing import Any, NamedTuple

from ...sealed import private
from .. import the_world
from ..http import Deadline, arrival, left_until
from ..http.modules import refuse_given
from ..http.pool import Pool, settle
from .exceptions import ClientConnectionError, ServerDisconnectedError

_running_loop = asyncio.get_running_loop


class ConnectionKey(NamedTuple):
    host: str
    port: int
    is_ssl: bool
    ssl: Any = True


class Connection:
    """One connection in use. Closing the connector takes it away, also from a task that waits for an answer on it."""

    def __init__(self, connector: BaseConnector, key: ConnectionKey) -> None:
        self._connector: BaseConnector | None = connector
        self._key = key
        self._waiting: Any = None
        self.lost = False

    def __repr__(self) -> str:
        return f"Connection<{self._key}>"

    @property
    def closed(self) -> bool:
        return self._connector is None

    def close(self) -> None:
        self._end(kept=False)

    def release(self) -> None:
        self._end(kept=True)

    def lose(self) -> None:
        self.lost = True
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(ServerDisconnectedError())

    def _end(self, kept: bool) -> None:
        connector, self._connector = self._connector, None
        if connector is not None:
            connector._kept = connector._kept or (kept and not connector._force_close)
            connector._in_use.pop(self, None)
            connector._pool.free(self._key)

    async def wait_until(self, at: float, what: str, *deadlines: Deadline) -> None:
        loop = _running_loop()
        when, error = arrival(at, deadlines)
        self._waiting = waiting = the_world().future(what)
        must_have_passed = the_world().time_to_pass(left_until(when))
        timer = loop.call_later(left_until(when), settle, waiting, error)
        try:
            await waiting
        finally:
            self._waiting = None
            timer.cancel()
        must_have_passed(what)


class BaseConnector:
    _world = private("_world")

    def __init__(
        self,
        *,
        keepalive_timeout: Any = None,
        force_close: bool = False,
        limit: int = 100,
        limit_per_host: int = 0,
        enable_cleanup_closed: bool = False,
        loop: Any = None,
        timeout_ceil_threshold: float = 5,
    ) -> None:
        self._closed = True
        self._loop = loop or _running_loop()
        self._limit, self._limit_per_host, self._force_close = limit, limit_per_host, force_close
        self._in_use: dict[Connection, None] = {}
        self._pool = Pool(limit, limit_per_host)
        self._kept = False
        self._of_session = False
        self._world, self._opened_at = the_world(), the_world().line()
        self._closed = False

    def __repr__(self) -> str:
        return f"<aiohttp.connector.{type(self).__name__} object>"

    def __del__(self) -> None:
        if self._closed or not self._kept:
            return
        self._closed = True
        if not self._of_session:
            self._world.unclosed(type(self).__name__, self._opened_at, "await connector.close()")
        self._loop.call_exception_handler({"connector": self, "message": "Unclosed connector"})

    async def __aenter__(self) -> BaseConnector:
        return self

    async def __aexit__(self, *_: Any) -> None:
        await self.close()

    limit = property(lambda self: self._limit)
    limit_per_host = property(lambda self: self._limit_per_host)
    force_close = property(lambda self: self._force_close)
    closed = property(lambda self: self._closed)

    def close(self, *, abort_ssl: bool = False) -> Any:
        """Closes at once; what it returns may be awaited."""
        if not self._closed:
            self._closed = True
            self._pool.give_up(_is_closed)
            for connection in list(self._in_use):
                connection.lose()
        return Noop()

    async def _take(self, key: ConnectionKey, *deadlines: Deadline) -> Connection:
        if self._closed:
            raise _is_closed()
        await self._pool.take(key, "a connection of the connector", *deadlines)
        connection = Connection(self, key)
        self._in_use[connection] = None
        return connection


def _is_closed() -> ClientConnectionError:
    return ClientConnectionError("Connector is closed.")


class Noop:
    """Has been done; whoever awaits it goes on at once."""

    def __repr__(self) -> str:
        return "<aiohttp.helpers.noop object>"

    def __await__(self) -> Any:
        return iter(())


class TCPConnector(BaseConnector):
    def __init__(
        self,
        *,
        verify_ssl: bool = True,
        fingerprint: Any = None,
        use_dns_cache: bool = True,
        ttl_dns_cache: int | None = 10,
        family: Any = 0,
        ssl_context: Any = None,
        ssl: Any = True,
        local_addr: Any = None,
        resolver: Any = None,
        keepalive_timeout: Any = None,
        force_close: bool = False,
        limit: int = 100,
        limit_per_host: int = 0,
        enable_cleanup_closed: bool = False,
        loop: Any = None,
        timeout_ceil_threshold: float = 5,
        happy_eyeballs_delay: float | None = 0.25,
        interleave: int | None = None,
        socket_factory: Any = None,
        ssl_shutdown_timeout: Any = None,
    ) -> None:
        refused = {"resolver": resolver, "local_addr": local_addr, "socket_factory": socket_factory}
        refuse_given("TCPConnector", refused, "there are no sockets here; leave it out")
        super().__init__(force_close=force_close, limit=limit, limit_per_host=limit_per_host, loop=loop)


