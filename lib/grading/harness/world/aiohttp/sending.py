"""One call of a session's method: a connection, the answer's head, maybe a redirect, all under the same timeouts."""
from __future__ import annotations

import socket
import zlib
from typing import Any, Final

from .. import the_world
from ..http import Address, Request, join, send
from . import exceptions as errors
from .connector import Connection, ConnectionKey
from .multidict import CIMultiDict, CIMultiDictProxy
from .response import ClientResponse, RequestInfo
from .streams import StreamReader
from .timeouts import Deadlines
from .url import URL

_REDIRECTS: Final = (301, 302, 303, 307, 308)
_IDEMPOTENT: Final = ("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE")


class Sending:
    """One call of a session's method: maybe several requests, all under the same timeouts."""

    def __init__(self, connector: Any, loop: Any, deadlines: Deadlines) -> None:
        self._connector, self._loop, self._deadlines = connector, loop, deadlines
        self._history: tuple[ClientResponse, ...] = ()

    async def follow(self, request: Request, max_redirects: int) -> ClientResponse:
        while True:
            response = await self._send(request)
            location = response.headers.get("Location")
            if response.status not in _REDIRECTS or not max_redirects:
                return response
            self._history = (*self._history, response)
            if len(self._history) >= max_redirects:
                response.close()
                raise errors.TooManyRedirects(self._history[0].request_info, self._history)
            if location is None:
                return response
            response.release()
            request = _redirected(request, response.status, location)

    async def _send(self, request: Request) -> ClientResponse:
        """A server that hangs up is asked once more, as aiohttp does since 3.10, if asking twice does no harm."""
        try:
            return await self._send_once(request)
        except errors.ServerDisconnectedError:
            if request.method not in _IDEMPOTENT:
                raise
        return await self._send_once(request)

    async def _send_once(self, request: Request) -> ClientResponse:
        url = request.url
        began, key = the_world().now(), ConnectionKey(url.host, url.usual_port, url.scheme == "https")
        in_line = self._deadlines.of_connecting(began, url, in_line=True)
        connection = await self._connector._take(key, *in_line)
        try:
            return await self._head(request, connection, key)
        except BaseException:
            connection.close()
            raise

    async def _head(self, request: Request, connection: Connection, key: ConnectionKey) -> ClientResponse:
        url, now, what = request.url, the_world().now(), f"{request.method} {request.url}"
        exchange = send(request)
        if exchange.fails in _CONNECTING:
            await connection.wait_until(exchange.head_at, what, *self._deadlines.of_connecting(now, url))
            raise _CONNECTING[exchange.fails](key, url)
        await connection.wait_until(exchange.head_at, what, *self._deadlines.of_the_head(now))
        if exchange.fails:
            raise errors.ServerDisconnectedError()
        shown = URL(url._replace(fragment=""))
        info = RequestInfo(shown, request.method, CIMultiDictProxy(request.headers), URL(url))
        content = StreamReader(exchange, connection, what, self._deadlines.total, self._deadlines.sock_read)
        return ClientResponse(info, exchange, content, connection, self._loop, self._history)


def _redirected(request: Request, status: int, location: str) -> Request:
    url = Address.parse(join(str(request.url), location))
    if url.scheme not in ("http", "https"):
        raise errors.NonHttpUrlRedirectClientError(location)
    method, body, headers = request.method, request.body, CIMultiDict(request.headers)
    if (status == 303 and method != "HEAD") or (status in (301, 302) and method == "POST"):
        method, body = "GET", b""
        headers.pop("Content-Length", None)
        headers.pop("Content-Type", None)
    headers["Host"] = url.host_header
    return Request(method, url, headers, body)


def _refused(key: ConnectionKey, _url: Address) -> Exception:
    return _caused(errors.ClientConnectorError, key, ConnectionRefusedError(111, _call_failed(key)))


def _unknown_host(key: ConnectionKey, _url: Address) -> Exception:
    return _caused(errors.ClientConnectorDNSError, key, socket.gaierror(-2, "Name or service not known"))


def _caused(kind: Any, key: ConnectionKey, cause: OSError) -> Exception:
    error: Exception = kind(key, cause)
    error.__cause__ = cause
    return error


def _call_failed(key: ConnectionKey) -> str:
    """An address for the host, the same each time, from those that are reserved for documentation."""
    local = key.host in ("localhost", "127.0.0.1")
    address = "127.0.0.1" if local else f"203.0.113.{zlib.crc32(key.host.encode()) % 254 + 1}"
    return f"Connect call failed {(address, key.port)!r}"


def _timed_out(_key: ConnectionKey, url: Address) -> Exception:
    return errors.ConnectionTimeoutError(f"Connection timeout to host {url}")


_CONNECTING: Final = {"refused": _refused, "dns": _unknown_host, "timeout": _timed_out}
