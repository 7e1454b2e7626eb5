"""What httpx.Client and httpx.AsyncClient have in common, written once, as coroutines.

The synchronous client runs them to their end in one go: its way of waiting holds the thread and never suspends.
"""
from __future__ import annotations

from typing import Any, Final

from .. import the_world
from ..http import Deadline, Exchange, send
from ..http import Request as SentRequest
from ..http.modules import refuse_given
from ..http.pool import Pool
from . import exceptions as errors
from .config import DEFAULT_LIMITS, DEFAULT_TIMEOUT, UNSET, Limits, Timeout
from .preparing import authorize, content_of, default_headers, merged_url, redirected
from .response import Request, Response
from .url import URL, Headers, QueryParams

_UNOPENED, _OPENED, CLOSED = "unopened", "opened", "closed"
_ADVICE: Final = "leave it out"


class BaseClient:
    _asynchronous: bool
    _name: str

    def __init__(
        self,
        *,
        auth: Any = None,
        params: Any = None,
        headers: Any = None,
        cookies: Any = None,
        verify: Any = True,
        cert: Any = None,
        trust_env: bool = True,
        http1: bool = True,
        http2: bool = False,
        proxy: Any = None,
        mounts: Any = None,
        timeout: Any = DEFAULT_TIMEOUT,
        follow_redirects: bool = False,
        limits: Limits = DEFAULT_LIMITS,
        max_redirects: int = 20,
        event_hooks: Any = None,
        base_url: Any = "",
        transport: Any = None,
        default_encoding: Any = "utf-8",
    ) -> None:
        given = {"proxy": proxy, "mounts": mounts, "event_hooks": event_hooks, "transport": transport, "http2": http2}
        refuse_given(self._name, given, _ADVICE)
        self._auth, self.params, self.cookies = auth, QueryParams(params), dict(cookies or {})
        self.headers = default_headers()
        self.headers.update(Headers(headers))
        self.timeout = Timeout(timeout)
        self.follow_redirects, self.max_redirects = follow_redirects, max_redirects
        base = URL(base_url)
        self.base_url = base if str(base).endswith("/") or not base_url else URL(f"{base}/")
        self._pool = Pool(limits.max_connections)
        self._kept: dict[Any, Any] = {}  # where a connection is open and idle, and the loop that it belongs to
        self._state = _UNOPENED

    def __repr__(self) -> str:
        return f"<{self._name} object>"

    is_closed = property(lambda self: self._state == CLOSED)

    def _open(self) -> None:
        if self._state == _UNOPENED:
            self._state = _OPENED
        elif self._state == _OPENED:
            raise RuntimeError("Cannot open a client instance more than once.")
        else:
            raise RuntimeError("Cannot reopen a client instance, once it has been closed.")

    # -- one request -------------------------------------------------------------------------------------------------
    def build_request(
        self,
        method: str,
        url: Any,
        *,
        content: Any = None,
        data: Any = None,
        files: Any = None,
        json: Any = None,
        params: Any = None,
        headers: Any = None,
        cookies: Any = None,
        timeout: Any = UNSET,
        extensions: Any = None,
    ) -> Request:
        refuse_given("a request of httpx", {"files": files}, _ADVICE)
        sent = Headers(self.headers)
        sent.update(Headers(headers))
        pairs = {**self.cookies, **(cookies or {})}
        if pairs:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in pairs.items())
        target = merged_url(self.base_url, url)
        if self.params or params is not None:
            target = target.copy_with(params=self.params.merge(params))
        body = content_of(sent, method.upper(), content, data, json)
        request = Request(method, target, headers=[("host", target.address.host_header)], content=body)
        request.headers.update(sent)
        request.timeout = self.timeout if timeout is UNSET else Timeout(timeout)  # type: ignore[attr-defined]
        return request

    async def _send(self, request: Request, what: str, auth: Any, follow: Any, read: bool) -> Response:
        if self._state == CLOSED:
            raise RuntimeError("Cannot send a request, as the client has been closed.")
        self._state = _OPENED
        authorize(request.headers, self._auth if auth is UNSET else auth, request.url.address)
        history: list[Response] = []
        while True:
            response = await self._send_once(request, what)
            response.history = list(history)
            follows = (self.follow_redirects if follow is UNSET else follow) and response.has_redirect_location
            if read or follows:
                await self._read(response)
            if not follows:
                return response
            history.append(response)
            if len(history) > self.max_redirects:
                raise errors.TooManyRedirects("Exceeded maximum allowed redirects.", request=request)
            request = redirected(request, response)

    async def _send_once(self, request: Request, what: str) -> Response:
        url, timeout = request.url.address, request.timeout  # type: ignore[attr-defined]
        if url.scheme not in ("http", "https") or not url.host:
            raise errors.UnsupportedProtocol(_bad_protocol(url.scheme if url.host else ""), request=request)
        key = (url.scheme, url.host, url.port)
        await self._take(key, request, timeout.pool)
        try:
            exchange = await self._head(request, what, timeout)
        except BaseException:
            self._free(key)
            raise
        return Response._of(request, exchange, what, timeout.read, self._asynchronous, lambda: self._free(key, True))

    async def _head(self, request: Request, what: str, timeout: Timeout) -> Exchange:
        now, quiet = the_world().now(), self._asynchronous

        def error(kind: type[errors.TransportError], text: str) -> errors.TransportError:
            return kind(text, request=request)

        def due(kind: type[errors.TransportError], seconds: float | None) -> tuple[Deadline, ...]:
            text = "" if quiet else "timed out"
            return () if seconds is None else (Deadline(now + seconds, lambda: error(kind, text)),)

        exchange = send(SentRequest(request.method, request.url.address, request.headers, request.content))
        if exchange.fails in ("refused", "dns", "timeout"):
            await self._until(exchange.head_at, what, *due(errors.ConnectTimeout, timeout.connect))
            if exchange.fails == "timeout":
                raise error(errors.ConnectTimeout, "" if quiet else "timed out")
            refused = "All connection attempts failed" if quiet else "[Errno 111] Connection refused"
            dns = "[Errno -2] Name or service not known"
            raise error(errors.ConnectError, refused if exchange.fails == "refused" else dns)
        await self._until(exchange.head_at, what, *due(errors.ReadTimeout, timeout.read))
        if exchange.fails:
            raise error(errors.RemoteProtocolError, "Server disconnected without sending a response.")
        return exchange

    # -- the ways of waiting -----------------------------------------------------------------------------------------
    async def _until(self, at: float, what: str, *deadlines: Deadline) -> None:
        raise NotImplementedError

    async def _read(self, response: Response) -> None:
        raise NotImplementedError

    async def _take(self, key: Any, request: Request, timeout: float | None) -> None:
        """A connection, in turn."""

    def _free(self, key: Any, kept: bool = False) -> None:
        pass


def _bad_protocol(scheme: str) -> str:
    if scheme:
        return f"Request URL has an unsupported protocol '{scheme}://'."
    return "Request URL is missing an 'http://' or 'https://' protocol."
