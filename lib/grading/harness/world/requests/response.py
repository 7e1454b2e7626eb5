"""requests.Response; what is not yet read of it arrives while the thread is held."""
from __future__ import annotations

import codecs
import datetime
import json
from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie
from typing import Any, Final

from ...sealed import private
from ..http import Deadline, Exchange, Headers, block_until, left_until
from .exceptions import ConnectionError, HTTPError, JSONDecodeError, StreamConsumedError

_timedelta = datetime.timedelta
_REDIRECTS: Final = (301, 302, 303, 307, 308)


class CaseInsensitiveDict(Headers):
    pass


class PreparedRequest:
    def __init__(self, method: str, url: str, headers: CaseInsensitiveDict, body: Any) -> None:
        self.method, self.url, self.headers, self.body = method, url, headers, body

    def __repr__(self) -> str:
        return f"<PreparedRequest [{self.method}]>"

    @property
    def path_url(self) -> str:
        return "/" + self.url.split("://", 1)[1].partition("/")[2]


class Response:
    """`what` is the call that a person would name, such as requests.get('https://…')."""

    _exchange = private("_exchange")

    def __init__(
        self,
        request: PreparedRequest,
        exchange: Exchange,
        what: str,
        read_timeout: tuple[float, Callable[[], Exception]] | None,
        history: list[Response],
    ) -> None:
        answer = exchange.answer
        self.status_code, self.reason, self.url = answer.status, answer.reason, request.url
        self.headers = CaseInsensitiveDict(answer.headers)
        self.request, self.history = request, history
        self.elapsed = _timedelta(seconds=round(exchange.latency, 6))
        self.encoding: str | None = _encoding(self.headers.get("Content-Type", ""))
        self._exchange, self._what, self._read_timeout = exchange, what, read_timeout
        self._content: bytes | None = None
        self._consumed = False

    def __repr__(self) -> str:
        return f"<Response [{self.status_code}]>"

    def __bool__(self) -> bool:
        return self.ok

    def __iter__(self) -> Iterator[bytes]:
        return self.iter_content(128)

    def __enter__(self) -> Response:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()

    def close(self) -> None:
        pass

    # -- the head --------------------------------------------------------------------------------------------------
    ok = property(lambda self: self.status_code < 400)
    is_redirect = property(lambda self: "location" in self.headers and self.status_code in _REDIRECTS)
    is_permanent_redirect = property(lambda self: "location" in self.headers and self.status_code in (301, 308))
    apparent_encoding = property(lambda self: "ascii" if self.content.isascii() else "utf-8")

    @property
    def cookies(self) -> dict[str, str]:
        jar: SimpleCookie = SimpleCookie()
        for line in self.headers.getall("Set-Cookie", ()):
            jar.load(line)
        return {name: morsel.value for name, morsel in jar.items()}

    def raise_for_status(self) -> None:
        kind = "Client" if 400 <= self.status_code < 500 else "Server" if 500 <= self.status_code < 600 else None
        if kind is not None:
            text = f"{self.status_code} {kind} Error: {self.reason} for url: {self.url}"
            raise HTTPError(text, response=self)

    # -- the body --------------------------------------------------------------------------------------------------
    def _pieces(self) -> Iterator[bytes]:
        exchange = self._exchange
        for number, piece in enumerate(exchange.answer.pieces):
            at = exchange.piece_at(number)
            if left_until(at) > 0:
                block_until(at, self._what, *self._deadlines(exchange.piece_at(number - 1)))
            yield piece

    def _deadlines(self, last: float) -> tuple[Deadline, ...]:
        if self._read_timeout is None:
            return ()
        seconds, error = self._read_timeout
        return (Deadline(last + seconds, lambda: ConnectionError(error())),)

    @property
    def content(self) -> bytes:
        if self._content is None:
            if self._consumed:
                raise RuntimeError("The content for this response was already consumed")
            self._consumed = True
            self._content = b"".join(self._pieces())
        return self._content

    @property
    def text(self) -> str:
        return self.content.decode(self.encoding or self.apparent_encoding, errors="replace")

    def json(self, **kwargs: Any) -> Any:
        text = self.content.decode() if self.encoding is None else self.text
        try:
            return json.loads(text, **kwargs)
        except json.JSONDecodeError as error:
            raise JSONDecodeError(error.msg, error.doc, error.pos) from None

    def iter_content(self, chunk_size: int | None = 1, decode_unicode: bool = False) -> Iterator[Any]:
        if self._consumed and self._content is None:
            raise StreamConsumedError()
        pieces = iter([self._content]) if self._content is not None else self._stream()
        chunks = _cut(pieces, chunk_size)
        if not decode_unicode or self.encoding is None:
            return chunks
        return codecs.iterdecode(chunks, self.encoding, errors="replace")

    def _stream(self) -> Iterator[bytes]:
        self._consumed = True
        yield from self._pieces()

    def iter_lines(
        self, chunk_size: int = 512, decode_unicode: bool = False, delimiter: Any = None
    ) -> Iterator[Any]:
        pending = None
        for chunk in self.iter_content(chunk_size, decode_unicode):
            text = chunk if pending is None else pending + chunk
            lines = text.split(delimiter) if delimiter else text.splitlines()
            pending = lines.pop() if lines and lines[-1] and text and lines[-1][-1:] == text[-1:] else None
            yield from lines
        if pending is not None:
            yield pending


def _cut(pieces: Iterator[bytes], size: int | None) -> Iterator[bytes]:
    """A real one fills each chunk from the wire, unless the body comes in pieces of its own."""
    for piece in pieces:
        if size is None:
            yield piece
        else:
            yield from (piece[at : at + size] for at in range(0, len(piece), size))


def _encoding(content_type: str) -> str | None:
    kind, _, parameters = content_type.partition(";")
    for part in parameters.split(";"):
        name, _, value = part.strip().partition("=")
        if name.lower() == "charset":
            return value.strip("'\"")
    if "text" in kind:
        return "ISO-8859-1"
    return "utf-8" if "application/json" in kind else None
