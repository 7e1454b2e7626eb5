"""Opening connections: what connect() may be told, and connect() itself."""
from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import urlsplit

from .. import the_world
from ..postgres import SqlError, the_server
from .connection import Connection
from .exceptions import InterfaceError, translated
from .record import Record

_timeout_after = asyncio.timeout


class Options:
    """What connect() may be told. Where the server is does not matter, nor does the password."""

    def __init__(
        self, dsn: str | None = None, *, host: Any = None, port: Any = None, user: str | None = None,
        password: Any = None, passfile: Any = None, service: Any = None, servicefile: Any = None,
        database: str | None = None, loop: Any = None, timeout: float | None = 60, statement_cache_size: int = 100,
        max_cached_statement_lifetime: int = 300, max_cacheable_statement_size: int = 15_360,
        command_timeout: float | None = None, ssl: Any = None, direct_tls: Any = False,
        connection_class: type[Connection] = Connection, record_class: type[Record] = Record,
        server_settings: dict[str, str] | None = None, target_session_attrs: Any = None, krbsrvname: Any = None,
        gsslib: Any = None,
    ) -> None:  # fmt: skip
        if not issubclass(connection_class, Connection):
            raise InterfaceError(
                f"connection_class is expected to be a subclass of asyncpg.Connection, got {connection_class!r}"
            )
        if not issubclass(record_class, Record):
            raise InterfaceError(f"record_class is expected to be a subclass of asyncpg.Record, got {record_class!r}")
        if command_timeout is not None and (isinstance(command_timeout, bool) or command_timeout <= 0):
            raise ValueError(f"invalid command_timeout value: expected greater than 0 float (got {command_timeout!r})")
        parts = urlsplit(dsn) if dsn else None
        if parts is not None and parts.scheme not in ("postgres", "postgresql"):
            raise ValueError(
                f'invalid DSN: scheme is expected to be either "postgresql" or "postgres", got {parts.scheme!r}'
            )
        self.user = user or (parts.username if parts else None) or "postgres"
        self.database = database or (parts.path.lstrip("/") if parts else "") or self.user
        self.timeout, self.command_timeout = timeout, command_timeout
        self.connection_class, self.record_class = connection_class, record_class
        self.server_settings = server_settings or {}

    def open(self, server: Any, line: int | None) -> Any:
        try:
            session = server.connect(self.user, self.database)
            for name, value in self.server_settings.items():
                session.settings[name.lower()] = str(value)
        except SqlError as error:
            raise translated(error) from None
        return self.connection_class(session, self.record_class, self.command_timeout, line)


async def connect(dsn: str | None = None, **options: Any) -> Any:
    """A coroutine to establish a connection to a PostgreSQL server."""
    world, server = the_world(), the_server()
    line = world.line()
    world.count("db.connect")
    settings = Options(dsn, **options)
    async with _timeout_after(settings.timeout):
        await world.wait(server.connect_latency, "asyncpg: connecting")
    return settings.open(server, line)
