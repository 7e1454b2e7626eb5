"""aiohttp.StreamReader: the body, of which each piece arrives at its own time, whether or not somebody reads."""
from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from ...sealed import private
from ..http import Deadline, Exchange, left_until
from .connector import Connection
from .exceptions import ClientConnectionError, SocketTimeoutError


class StreamReader:
    """`deadlines` are the request's own; `sock_read` counts from one piece to the next."""

    _exchange = private("_exchange")

    def __init__(
        self,
        exchange: Exchange,
        connection: Connection,
        what: str,
        deadlines: tuple[Deadline, ...] = (),
        sock_read: float | None = None,
    ) -> None:
        self._exchange, self._connection, self._what = exchange, connection, what
        self._deadlines, self._sock_read = deadlines, sock_read
        self._arrived = 0
        self._buffer: deque[bytes] = deque()
        self._exception: BaseException | None = None
        self.total_bytes = 0

    # -- arriving --------------------------------------------------------------------------------------------------
    def _collect(self) -> None:
        """What has arrived by now goes into the buffer."""
        pieces = self._exchange.answer.pieces
        while self._arrived < len(pieces) and left_until(self._exchange.piece_at(self._arrived)) == 0:
            self._buffer.append(pieces[self._arrived])
            self.total_bytes += len(pieces[self._arrived])
            self._arrived += 1

    async def _ready(self) -> bool:
        """Waits until the buffer has something; False at the end of the body."""
        if self._exception is not None:
            raise self._exception
        self._collect()
        while not self._buffer:
            if self._arrived == len(self._exchange.answer.pieces):
                return False
            await self._next_piece()
        return True

    async def _next_piece(self) -> None:
        at, deadlines = self._exchange.piece_at(self._arrived), self._deadlines
        if self._sock_read:
            last = self._exchange.piece_at(self._arrived - 1)
            deadlines = (*deadlines, Deadline(last + self._sock_read, read_timeout))
        try:
            if self._connection.lost:
                raise ClientConnectionError("Connection closed")
            await self._connection.wait_until(at, self._what, *deadlines)
        except asyncio.CancelledError:
            raise
        except BaseException as error:
            self._exception = error
            raise
        if self._exception is not None:
            raise self._exception  # released meanwhile
        self._collect()

    def set_exception(self, error: BaseException) -> None:
        self._exception = error

    def exception(self) -> BaseException | None:
        return self._exception

    def is_eof(self) -> bool:
        self._collect()
        return self._arrived == len(self._exchange.answer.pieces)

    def at_eof(self) -> bool:
        return self.is_eof() and not self._buffer

    # -- reading ---------------------------------------------------------------------------------------------------
    async def read(self, n: int = -1) -> bytes:
        """All of the body, or at most n bytes of what has arrived."""
        if n == 0:
            return b""
        if n > 0:
            return self._cut(n) if await self._ready() else b""
        parts = []
        while await self._ready():
            parts += self._buffer
            self._buffer.clear()
        return b"".join(parts)

    def _cut(self, n: int) -> bytes:
        parts: list[bytes] = []
        while n > 0 and self._buffer:
            piece = self._buffer.popleft()
            parts.append(piece[:n])
            if len(piece) > n:
                self._buffer.appendleft(piece[n:])
            n -= len(parts[-1])
        return b"".join(parts)

    async def readany(self) -> bytes:
        return self._cut(1 << 60) if await self._ready() else b""

    async def readchunk(self) -> tuple[bytes, bool]:
        return (self._buffer.popleft(), True) if await self._ready() else (b"", False)

    async def readexactly(self, n: int) -> bytes:
        parts, missing = [], n
        while missing > 0:
            part = await self.read(missing)
            if not part:
                raise asyncio.IncompleteReadError(b"".join(parts), n)
            parts.append(part)
            missing -= len(part)
        return b"".join(parts)

    async def readline(self, *, max_line_length: int | None = None) -> bytes:
        return await self.readuntil()

    async def readuntil(self, separator: bytes = b"\n", *, max_size: int | None = None) -> bytes:
        found = b""
        while separator not in found and await self._ready():
            found += self._buffer.popleft()
        line, end, rest = found.partition(separator)
        if rest:
            self._buffer.appendleft(rest)
        return line + end

    def read_nowait(self, n: int = -1) -> bytes:
        if self._exception is not None:
            raise self._exception
        self._collect()
        return self._cut(1 << 60 if n < 0 else n)

    # -- iterating -------------------------------------------------------------------------------------------------
    def __aiter__(self) -> AsyncIterator[bytes]:
        return AsyncStreamIterator(self.readline)

    def iter_chunked(self, n: int) -> AsyncIterator[bytes]:
        return AsyncStreamIterator(lambda: self.read(n))

    def iter_any(self) -> AsyncIterator[bytes]:
        return AsyncStreamIterator(self.readany)

    def iter_chunks(self) -> AsyncIterator[tuple[bytes, bool]]:
        return AsyncStreamIterator(self.readchunk, (b"", False))


class AsyncStreamIterator:
    def __init__(self, read: Callable[[], Awaitable[Any]], end: Any = b"") -> None:
        self._read, self._end = read, end

    def __aiter__(self) -> AsyncStreamIterator:
        return self

    async def __anext__(self) -> Any:
        value = await self._read()
        if value == self._end:
            raise StopAsyncIteration
        return value


def read_timeout() -> SocketTimeoutError:
    return SocketTimeoutError("Timeout on reading data from socket")
