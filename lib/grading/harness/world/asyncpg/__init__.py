"""asyncpg on the simulated Postgres of the world (world/postgres): the client's side.

    program ── await conn.fetch(…) ──► Connection ── arguments checked (codecs.py) ──► Session ── waits, runs ─► Records
                    Pool ── lends ────────┘

Where the real library opens sockets we ask the server object, and where it makes tasks of its own we do without, so
that a program's timeline shows its own tasks only. Counted are db.connect, db.acquire, db.execute, db.executemany,
db.fetch, db.fetchrow, db.fetchval, db.prepare, db.cursor and db.copy; BEGIN, COMMIT and ROLLBACK of a transaction
block take their round trip and are not counted. What a pool does with a connection between two users takes no time.
"""
from __future__ import annotations

from types import ModuleType
from typing import Any, Final

from ...unsupported import NotSupportedHere
from . import codecs, connecting, connection, lending, pool, record, resource, statement, transaction, types
from .exceptions import base, exceptions

_VERSION: Final = "0.30.0"

#: Public name of a module → what of ours belongs to it.
_CONTENTS: Final[dict[str, tuple[Any, ...]]] = {
    "asyncpg.connection": (connection.Connection, connection.ConnectionMeta, connecting.connect),
    "asyncpg.pool": (
        pool.Pool, pool.PoolAcquireContext, pool.create_pool, lending.PoolConnectionHolder, lending.PoolConnectionProxy,
        lending.PoolConnectionProxyMeta,
    ),
    "asyncpg.transaction": (transaction.Transaction,),
    "asyncpg.prepared_stmt": (statement.PreparedStatement,),
    "asyncpg.cursor": (statement.Cursor, statement.CursorFactory, statement.CursorIterator),
    "asyncpg.connresource": (resource.ConnectionResource, resource.guarded),
    "asyncpg.types": (types.Attribute, types.ServerVersion, types.Type),
    "asyncpg.pgproto.pgproto": (codecs.UUID,),
}  # fmt: skip

#: What the real package has besides.
_REFUSED: Final = frozenset(
    ["BitString", "Box", "Circle", "Line", "LineSegment", "Path", "Point", "Polygon",
     "Range", "cluster", "introspection",
     "connect_utils", "compat", "serverversion", "utils"]
)  # fmt: skip


def _module(name: str, contents: tuple[Any, ...]) -> ModuleType:
    module = ModuleType(name)
    for item in contents:
        item.__module__ = name
        setattr(module, item.__name__, item)
    return module


def _refuse(name: str) -> Any:
    if name in _REFUSED:
        raise NotSupportedHere(f"asyncpg.{name} is not supported: the simulated Postgres has no such types or parts")
    raise AttributeError(f"module 'asyncpg' has no attribute {name!r}")


def _package() -> dict[str, ModuleType]:
    package = ModuleType("asyncpg", "A fast PostgreSQL client library for asyncio, simulated.")
    package.__path__ = []
    package.__version__ = _VERSION  # type: ignore[attr-defined]
    package.__getattr__ = _refuse  # type: ignore[method-assign]
    modules = {name: _module(name, contents) for name, contents in _CONTENTS.items()}
    modules |= {"asyncpg.exceptions": exceptions, "asyncpg.exceptions._base": base}
    modules["asyncpg.protocol"] = _module("asyncpg.protocol", ())
    modules["asyncpg.pgproto"] = _module("asyncpg.pgproto", ())
    modules["asyncpg.protocol"].Record = record.Record  # type: ignore[attr-defined]
    for name in exceptions.__all__:
        setattr(package, name, getattr(exceptions, name))
    public = (
        connection.Connection,
        connecting.connect,
        pool.Pool,
        pool.create_pool,
        record.Record,
        *_CONTENTS["asyncpg.types"],
    )
    for item in public:
        setattr(package, item.__name__, item)
    names = ("connect", "create_pool", "Pool", "Record", "Connection", *exceptions.__all__)
    package.__all__ = names  # type: ignore[attr-defined]
    for name, module in modules.items():
        parent, _, last = name.rpartition(".")
        setattr(package if parent == "asyncpg" else modules[parent], last, module)
        if name in ("asyncpg.exceptions", "asyncpg.protocol", "asyncpg.pgproto"):
            module.__path__ = []
    return {"asyncpg": package, **modules}


MODULES: Final[dict[str, ModuleType]] = _package()
