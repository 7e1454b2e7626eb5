"""One operation on a connection: nobody else may begin one meanwhile, and it may have a time limit."""
from __future__ import annotations

import asyncio
from typing import Any, Final

from ..postgres import SqlError
from .exceptions import InterfaceError, translated

_timeout_after, _running_loop = asyncio.timeout, asyncio.get_running_loop
_LONGEST_LABEL: Final = 60
BUSY: Final = "cannot perform operation: another operation is in progress"


def label_of(query: Any) -> str:
    """A query as spans show it: one line, and not too long."""
    words = " ".join(str(query).split())
    return f"asyncpg: {words if len(words) <= _LONGEST_LABEL else words[: _LONGEST_LABEL - 1] + '…'}"


class Operation:
    """The connection is busy in here; the server's errors leave it as the library's."""

    def __init__(self, connection: Any, seconds: float | None, query: str | None) -> None:
        self._connection, self._query = connection, query
        self._limit = None if seconds is None else _timeout_after(seconds)

    async def __aenter__(self) -> None:
        if self._connection._busy:
            raise InterfaceError(BUSY)
        self._connection._busy = True
        if self._connection._loop is not _running_loop():
            # As in life Python refuses the wait, and the connection stays busy: its answer belongs to the other loop.
            await self._connection._loop.create_future()
        if self._limit is not None:
            await self._limit.__aenter__()

    async def __aexit__(self, kind: Any, error: Any, traceback: Any) -> None:
        self._connection._busy = False
        if self._limit is not None:
            await self._limit.__aexit__(kind, error, traceback)
        if isinstance(error, SqlError):
            raise translated(error, self._query) from None
