"""aiohttp.ClientResponse: the head is there, the body may still be on its way.

    open ──body has arrived──► closed, its connection free again, the body in memory
      └──release(), close(), the end of `async with`──► closed; reading raises "Connection closed" if nothing was read

So an unread response holds its connection only while its body has not arrived.
"""
from __future__ import annotations

import json
import weakref
from http.cookies import SimpleCookie
from typing import Any, NamedTuple

from ..http import Exchange, left_until
from .connector import Connection, Noop
from .exceptions import ClientConnectionError, ClientResponseError, ContentTypeError
from .multidict import CIMultiDictProxy
from .streams import StreamReader
from .url import URL


class RequestInfo(NamedTuple):
    url: URL
    method: str
    headers: CIMultiDictProxy
    real_url: URL


class HttpVersion(NamedTuple):
    major: int
    minor: int


class ClientResponse:
    _body: bytes | None = None
    _connection: Connection | None = None
    _released = False
    _in_context = False
    _closed = True

    def __init__(
        self,
        info: RequestInfo,
        exchange: Exchange,
        content: StreamReader,
        connection: Connection,
        loop: Any,
        history: tuple[ClientResponse, ...],
    ) -> None:
        answer = exchange.answer
        self.version, self.status, self.reason = HttpVersion(1, 1), answer.status, answer.reason
        self.method, self.content, self.request_info, self.history = info.method, content, info, history
        self.headers = CIMultiDictProxy(answer.headers)
        self._closed, self._connection = False, connection
        left = left_until(exchange.ends_at)
        if left == 0:
            self._body_arrived()
        else:
            loop.call_later(left, _arrived, weakref.ref(self))

    def _body_arrived(self) -> None:
        if not self._closed:
            self._closed = True
            self._give_back(kept=True)

    def _give_back(self, kept: bool) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.release() if kept else connection.close()

    def __del__(self) -> None:
        self._give_back(kept=False)

    def __repr__(self) -> str:
        return f"<ClientResponse({self.url}) [{self.status} {self.reason}]>\n{self.headers!r}\n"

    async def __aenter__(self) -> ClientResponse:
        self._in_context = True
        return self

    async def __aexit__(self, *_: Any) -> None:
        self._in_context = False
        self.release()

    def release(self) -> Any:
        """May be awaited, and need not be."""
        return self._let_go()

    def close(self) -> None:
        self._let_go()

    def _let_go(self) -> Noop:
        if not self._released and self.content.exception() is None:
            self.content.set_exception(ClientConnectionError("Connection closed"))
        self._released = self._closed = True
        self._give_back(kept=False)
        return Noop()

    # -- the head --------------------------------------------------------------------------------------------------
    url = property(lambda self: self.request_info.url)
    real_url = property(lambda self: self.request_info.real_url)
    host = property(lambda self: self.request_info.url.host)
    ok = property(lambda self: self.status < 400)
    closed = property(lambda self: self._closed)
    connection = property(lambda self: self._connection)

    @property
    def cookies(self) -> SimpleCookie:
        jar: SimpleCookie = SimpleCookie()
        for line in self.headers.getall("Set-Cookie", ()):
            jar.load(line)
        return jar

    @property
    def content_type(self) -> str:
        kind = self.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        return kind if "/" in kind else "application/octet-stream"

    @property
    def charset(self) -> str | None:
        for part in self.headers.get("Content-Type", "").split(";")[1:]:
            name, _, value = part.strip().partition("=")
            if name.lower() == "charset":
                return value.strip('"')
        return None

    @property
    def content_length(self) -> int | None:
        length = self.headers.get("Content-Length")
        return None if length is None else int(length)

    def raise_for_status(self) -> None:
        if not self.ok:
            if not self._in_context:
                self.release()
            raise ClientResponseError(
                self.request_info, self.history, status=self.status, message=self.reason, headers=self.headers
            )

    # -- the body --------------------------------------------------------------------------------------------------
    async def read(self) -> bytes:
        if self._body is None:
            try:
                self._body = await self.content.read()
            except BaseException:
                self.close()
                raise
            self._body_arrived()
        elif self._released:
            raise ClientConnectionError("Connection closed")
        return self._body

    def get_encoding(self) -> str:
        return (self.charset or "utf-8").lower()

    async def text(self, encoding: str | None = None, errors: str = "strict") -> str:
        body = await self.read() if self._body is None else self._body
        return body.decode(encoding or self.get_encoding(), errors)

    async def json(
        self, *, encoding: str | None = None, loads: Any = json.loads, content_type: str | None = "application/json"
    ) -> Any:
        body = await self.read() if self._body is None else self._body
        if content_type and not self._is_of(content_type):
            kind = self.headers.get("Content-Type", "")
            raise ContentTypeError(
                self.request_info,
                self.history,
                status=self.status,
                message=f"Attempt to decode JSON with unexpected mimetype: {kind}",
                headers=self.headers,
            )
        stripped = body.strip()
        return loads(stripped.decode(encoding or self.get_encoding())) if stripped else None

    def _is_of(self, expected: str) -> bool:
        kind = self.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if expected == "application/json":
            return kind == expected or (kind.startswith("application/") and kind.endswith("+json"))
        return expected in kind


def _arrived(response: weakref.ref[ClientResponse]) -> None:
    found = response()
    if found is not None:
        found._body_arrived()
