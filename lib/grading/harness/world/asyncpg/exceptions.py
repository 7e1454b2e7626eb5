"""asyncpg.exceptions: one class for each SQLSTATE, and those of the library's own."""
from __future__ import annotations

from types import ModuleType
from typing import Any, Final

from ..postgres import SqlError
from .sqlstates import ERRORS, WARNINGS

base = ModuleType("asyncpg.exceptions._base")
exceptions = ModuleType("asyncpg.exceptions", "The exceptions of asyncpg.")
exceptions._base = base  # type: ignore[attr-defined]

_FIELDS: Final = (
    "severity", "severity_en", "sqlstate", "message", "detail", "hint", "position", "internal_position",
    "internal_query", "context", "schema_name", "table_name", "column_name", "data_type_name", "constraint_name",
    "server_source_filename", "server_source_line", "server_source_function", "query",
)  # fmt: skip


def _with_extras(error: Any) -> str:
    text = str(error.args[0])
    if error.detail:
        text += f"\nDETAIL:  {error.detail}"
    if error.hint:
        text += f"\nHINT:  {error.hint}"
    return text


class PostgresMessage:
    """What every message of the server has; fields that it did not send are None."""

    def as_dict(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in _FIELDS if getattr(self, name, None) is not None}


for _name in _FIELDS:
    setattr(PostgresMessage, _name, None)


class PostgresError(PostgresMessage, Exception):
    """Base class for all Postgres errors."""

    detail: str | None
    hint: str | None

    __str__ = _with_extras


class FatalPostgresError(PostgresError):
    """A fatal error that should result in server disconnection."""


class UnknownPostgresError(FatalPostgresError):
    """An error with an unknown SQLSTATE code."""


class InterfaceMessage:
    def __init__(self, *, detail: str | None = None, hint: str | None = None) -> None:
        self.detail, self.hint = detail, hint

    __str__ = _with_extras


class InterfaceError(InterfaceMessage, Exception):
    """An error caused by improper use of asyncpg API."""

    def __init__(self, msg: str, *, detail: str | None = None, hint: str | None = None) -> None:
        InterfaceMessage.__init__(self, detail=detail, hint=hint)
        Exception.__init__(self, msg)


class UnsupportedClientFeatureError(InterfaceError):
    """Requested feature is unsupported by asyncpg."""


class UnsupportedServerFeatureError(InterfaceError):
    """Requested feature is unsupported by PostgreSQL server."""


class InterfaceWarning(InterfaceMessage, UserWarning):
    """A warning caused by an improper use of asyncpg API."""

    def __init__(self, msg: str, *, detail: str | None = None, hint: str | None = None) -> None:
        InterfaceMessage.__init__(self, detail=detail, hint=hint)
        UserWarning.__init__(self, msg)


class InternalClientError(Exception):
    """All unexpected errors not classified otherwise."""


class ProtocolError(InternalClientError):
    """Unexpected condition in the handling of PostgreSQL protocol input."""


class ClientConfigurationError(InterfaceError, ValueError):
    """An error caused by improper client configuration."""


class TargetServerAttributeNotMatched(InternalClientError):
    """Could not find a host that satisfies the target attribute requirement."""


class OutdatedSchemaCacheError(InternalClientError):
    """A value decoding error caused by a schema change before row fetching."""


class PostgresLogMessage(PostgresMessage):
    """A base class for non-error server messages."""


_OWN: Final = (
    PostgresMessage, PostgresError, FatalPostgresError, UnknownPostgresError, InterfaceMessage, InterfaceError,
    UnsupportedClientFeatureError, UnsupportedServerFeatureError, InterfaceWarning, InternalClientError, ProtocolError,
    ClientConfigurationError, TargetServerAttributeNotMatched, OutdatedSchemaCacheError, PostgresLogMessage,
)  # fmt: skip
for _class in _OWN:
    _class.__module__ = "asyncpg.exceptions._base"
    setattr(base, _class.__name__, _class)
    setattr(exceptions, _class.__name__, _class)

_BY_SQLSTATE: Final[dict[str, Any]] = {}


def _grow(tree: str, root: Any) -> None:
    """Makes the classes that `tree` names."""
    parents: list[Any] = [root]
    for line in tree.strip("\n").splitlines():
        depth = (len(line) - len(line.lstrip())) // 4
        del parents[depth + 1 :]
        for entry in line.strip().split(", "):
            name, code = entry.split()
            bases = (parents[depth], Warning) if name == "PostgresWarning" else (parents[depth],)
            made: Any = type(name, bases, {"__module__": "asyncpg.exceptions"})
            if code != "-":
                made.sqlstate = code
                _BY_SQLSTATE[code] = made
            setattr(exceptions, name, made)
            last = made
        parents.append(last)


_grow(ERRORS, PostgresError)
_grow(WARNINGS, PostgresLogMessage)
exceptions.__all__ = tuple(  # type: ignore[attr-defined]
    sorted(
        name
        for name in vars(exceptions)
        if name[0].isupper() and not name.endswith("Message") or name == "PostgresLogMessage"
    )
)

DataError: Any = exceptions.DataError
ConnectionDoesNotExistError: Any = exceptions.ConnectionDoesNotExistError
NoActiveSQLTransactionError: Any = exceptions.NoActiveSQLTransactionError


def translated(error: SqlError, query: str | None = None) -> Exception:
    """The server's error as the library raises it."""
    kind = _BY_SQLSTATE.get(error.sqlstate, UnknownPostgresError)
    found = kind(error.message)
    fatal = error.sqlstate in ("53300", "57P01")
    fields = {
        "severity": "FATAL" if fatal else "ERROR",
        "sqlstate": error.sqlstate,
        "message": error.message,
        "query": query,
    }
    found.__dict__.update({**fields, "severity_en": fields["severity"], **error.fields})
    return found
