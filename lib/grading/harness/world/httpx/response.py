"""httpx.Request and httpx.Response; a response reads itself, for the blocking client and the asynchronous one."""
from __future__ import annotations

import codecs
import datetime
import json
from collections.abc import AsyncIterator, Callable, Iterator
from http.cookies import SimpleCookie
from typing import Any, Final

from ...sealed import private
from ...unsupported import NotSupportedHere
from .. import the_world
from ..http import Deadline, Exchange, block_until, left_until, wait_until
from . import exceptions as errors
from .chunks import Cutter, Lines
from .url import URL, Headers

_timedelta = datetime.timedelta
_REDIRECTS: Final = (301, 302, 303, 307, 308)
_KINDS: Final = ("Informational response", "", "Redirect response", "Client error", "Server error")


class Request:
    def __init__(self, method: str, url: Any, *, headers: Any = None, content: bytes = b"", params: Any = None) -> None:
        self.method, self.url = method.upper(), URL(url, params=params)
        self.headers, self.content = Headers(headers), content

    def __repr__(self) -> str:
        return f"<Request({self.method!r}, {str(self.url)!r})>"

    def read(self) -> bytes:
        return self.content


class Response:
    """open ──read to its end──► closed, with or without its content ◄──closed before that── open"""

    _exchange = private("_exchange")

    http_version = "HTTP/1.1"

    def __init__(self, status_code: int, **_: Any) -> None:
        raise NotSupportedHere("httpx.Response(...) is not supported: ask a URL; the scenario says what answers")

    @classmethod
    def _of(
        cls, request: Request, exchange: Exchange, what: str, read: float | None, asynchronous: bool,
        closed: Callable[[], None],
    ) -> Response:  # fmt: skip
        self = cls.__new__(cls)
        self.request, self._exchange, self._what, self._read_timeout = request, exchange, what, read
        self._asynchronous, self._on_close = asynchronous, closed
        self.status_code, self.reason_phrase = exchange.answer.status, exchange.answer.reason
        self.headers, self.history = Headers(exchange.answer.headers), []
        self.is_closed = self.is_stream_consumed = False
        self.num_bytes_downloaded = 0
        self._content: bytes | None = None
        self._elapsed: datetime.timedelta | None = None
        self._encoding: str | None = None
        return self

    def __repr__(self) -> str:
        return f"<Response [{self.status_code} {self.reason_phrase}]>"

    # -- the head --------------------------------------------------------------------------------------------------
    url = property(lambda self: self.request.url)
    is_informational = property(lambda self: self.status_code < 200)
    is_success = property(lambda self: 200 <= self.status_code < 300)
    is_redirect = property(lambda self: 300 <= self.status_code < 400)
    is_client_error = property(lambda self: 400 <= self.status_code < 500)
    is_server_error = property(lambda self: 500 <= self.status_code < 600)
    is_error = property(lambda self: 400 <= self.status_code < 600)
    has_redirect_location = property(lambda self: self.status_code in _REDIRECTS and "location" in self.headers)

    @property
    def elapsed(self) -> datetime.timedelta:
        if self._elapsed is None:
            raise RuntimeError("'.elapsed' may only be accessed after the response has been read or closed.")
        return self._elapsed

    @property
    def cookies(self) -> dict[str, str]:
        jar: SimpleCookie = SimpleCookie()
        for line in self.headers.get_list("Set-Cookie"):
            jar.load(line)
        return {name: morsel.value for name, morsel in jar.items()}

    @property
    def charset_encoding(self) -> str | None:
        for part in self.headers.get("Content-Type", "").split(";")[1:]:
            name, _, value = part.strip().partition("=")
            if name.lower() == "charset":
                return value.strip('"')
        return None

    @property
    def encoding(self) -> str:
        return self._encoding or self.charset_encoding or "utf-8"

    @encoding.setter
    def encoding(self, value: str) -> None:
        self._encoding = value

    def raise_for_status(self) -> Response:
        if self.is_success:
            return self
        kind = _KINDS[min(self.status_code // 100, 5) - 1]
        lines = [f"{kind} '{self.status_code} {self.reason_phrase}' for url '{self.url}'"]
        if self.has_redirect_location:
            lines.append(f"Redirect location: '{self.headers['location']}'")
        more = f"https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/{self.status_code}"
        lines.append(f"For more information check: {more}")
        raise errors.HTTPStatusError("\n".join(lines), request=self.request, response=self)

    # -- what has been read ----------------------------------------------------------------------------------------
    @property
    def content(self) -> bytes:
        if self._content is None:
            raise errors.ResponseNotRead()
        return self._content

    @property
    def text(self) -> str:
        return self.content.decode(self.encoding, errors="replace")

    def json(self, **kwargs: Any) -> Any:
        return json.loads(self.content, **kwargs)

    # -- reading ---------------------------------------------------------------------------------------------------
    def _begins(self, asynchronous: bool) -> None:
        if asynchronous is not self._asynchronous:
            kind, stream = ("an async", "sync") if asynchronous else ("a sync", "async")
            raise RuntimeError(f"Attempted to call {kind} iterator on an {stream} stream.")
        if self.is_stream_consumed:
            raise errors.StreamConsumed()
        if self.is_closed:
            raise errors.StreamClosed()
        self.is_stream_consumed = True

    def _deadlines(self) -> tuple[Deadline, ...]:
        if self._read_timeout is None:
            return ()
        text = "" if self._asynchronous else "timed out"

        def error() -> BaseException:
            self._close()
            return errors.ReadTimeout(text, request=self.request)

        return (Deadline(the_world().now() + self._read_timeout, error),)

    def _pieces(self) -> Iterator[bytes]:
        self._begins(asynchronous=False)
        for number, piece in enumerate(self._exchange.answer.pieces):
            at = self._exchange.piece_at(number)
            if left_until(at) > 0:
                block_until(at, self._what, *self._deadlines())
            self.num_bytes_downloaded += len(piece)
            yield piece
        self._close()

    async def _apieces(self) -> AsyncIterator[bytes]:
        self._begins(asynchronous=True)
        for number, piece in enumerate(self._exchange.answer.pieces):
            at = self._exchange.piece_at(number)
            if left_until(at) > 0:
                await wait_until(at, self._what, *self._deadlines())
            self.num_bytes_downloaded += len(piece)
            yield piece
        self._close()

    def _close(self) -> None:
        if not self.is_closed:
            self.is_closed = True
            self._elapsed = _timedelta(seconds=round(the_world().now() - self._exchange.began, 6))
            self._on_close()

    def close(self) -> None:
        if self._asynchronous:
            raise RuntimeError("Attempted to call an sync close on an async stream.")
        self._close()

    async def aclose(self) -> None:
        if not self._asynchronous:
            raise RuntimeError("Attempted to call an async close on an sync stream.")
        self._close()

    def read(self) -> bytes:
        if self._content is None:
            self._content = b"".join(self._pieces())
        return self._content

    async def aread(self) -> bytes:
        if self._content is None:
            self._content = b"".join([piece async for piece in self._apieces()])
        return self._content

    # -- iterating -------------------------------------------------------------------------------------------------
    def iter_raw(self, chunk_size: int | None = None) -> Iterator[bytes]:
        cut = Cutter(chunk_size)
        for piece in self._pieces() if self._content is None else [self._content]:
            yield from cut.more(piece)
        yield from cut.rest()

    async def aiter_raw(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        cut = Cutter(chunk_size)
        if self._content is not None:
            for chunk in cut.more(self._content):
                yield chunk
        else:
            async for piece in self._apieces():
                for chunk in cut.more(piece):
                    yield chunk
        for chunk in cut.rest():
            yield chunk

    iter_bytes, aiter_bytes = iter_raw, aiter_raw

    def iter_text(self, chunk_size: int | None = None) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder(self.encoding)(errors="replace")
        for chunk in self.iter_bytes(chunk_size):
            yield decoder.decode(chunk)

    async def aiter_text(self, chunk_size: int | None = None) -> AsyncIterator[str]:
        decoder = codecs.getincrementaldecoder(self.encoding)(errors="replace")
        async for chunk in self.aiter_bytes(chunk_size):
            yield decoder.decode(chunk)

    def iter_lines(self) -> Iterator[str]:
        lines = Lines()
        for text in self.iter_text():
            yield from lines.more(text)
        yield from lines.rest()

    async def aiter_lines(self) -> AsyncIterator[str]:
        lines = Lines()
        async for text in self.aiter_text():
            for line in lines.more(text):
                yield line
        for line in lines.rest():
            yield line
