"""A pool's holders, each with a connection or none yet, and the proxy that a borrower gets.

free holder ── acquire() ──► lent: PoolConnectionProxy ── give_back() ──► reset ──► free
"""
from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any

from .connection import Connection, ConnectionMeta, ConnectionProxy
from .exceptions import InterfaceError, InternalClientError


def _lent_method(name: str) -> Callable[..., Any]:
    method = getattr(Connection, name)

    @functools.wraps(method)
    def call(self: Any, *args: Any, **kwargs: Any) -> Any:
        if self._con is None:
            raise InterfaceError(f"cannot call Connection.{name}(): connection has been released back to the pool")
        return getattr(type(self._con), name)(self._con, *args, **kwargs)

    return call


class PoolConnectionProxyMeta(ConnectionMeta):
    """Gives a proxy all methods of a connection."""

    def __new__(mcls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> Any:
        for attribute in dir(Connection):
            if (
                not attribute.startswith("_")
                and attribute not in body
                and inspect.isfunction(getattr(Connection, attribute))
            ):
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

    def __init__(self, pool: Any) -> None:
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
