"""aiohttp.ClientSession and aiohttp.request: what they accept, and what they refuse."""
from __future__ import annotations

import asyncio
import json as _json
from collections.abc import Coroutine
from typing import Any, Final

from ...sealed import private
from .. import the_world
from ..http import Request
from ..http.modules import refuse_given
from . import exceptions as errors
from .body import put_body
from .connector import TCPConnector
from .context_managers import _RequestContextManager
from .multidict import CIMultiDict
from .response import ClientResponse
from .sending import Sending
from .timeouts import DEFAULT_TIMEOUT, ClientTimeout, Deadlines
from .url import URL

_running_loop = asyncio.get_running_loop
_UNSET: Final[Any] = object()
_USER_AGENT: Final = "Python/3.14 aiohttp/3.14.3"
_ADVICE: Final = "leave it out"


class ClientSession:
    _world = private("_world")

    _connector: Any = None

    def __init__(
        self,
        base_url: Any = None,
        *,
        connector: Any = None,
        loop: Any = None,
        cookies: Any = None,
        headers: Any = None,
        proxy: Any = None,
        proxy_auth: Any = None,
        skip_auto_headers: Any = None,
        auth: Any = None,
        json_serialize: Any = _json.dumps,
        version: Any = None,
        cookie_jar: Any = None,
        connector_owner: bool = True,
        raise_for_status: Any = False,
        timeout: Any = _UNSET,
        auto_decompress: bool = True,
        trust_env: bool = False,
        requote_redirect_url: bool = True,
        trace_configs: Any = None,
        read_bufsize: int = 1 << 16,
        max_line_size: int = 8190,
        max_field_size: int = 8190,
        max_headers: int = 128,
        middlewares: Any = (),
    ) -> None:
        loop = loop or (connector._loop if connector is not None else None) or _running_loop()
        given = {"proxy": proxy, "proxy_auth": proxy_auth, "cookie_jar": cookie_jar, "trace_configs": trace_configs}
        refuse_given("aiohttp.ClientSession", {**given, "middlewares": middlewares}, _ADVICE)
        self._base_url = _checked_base(base_url)
        self._timeout = _checked_timeout(timeout)
        self._world, self._opened_at, self._loop = the_world(), the_world().line(), loop
        if connector is None:
            connector = TCPConnector(loop=loop)
            connector._of_session = True
        if connector._loop is not loop:
            raise RuntimeError("Session and connector has to use same event loop")
        self._connector, self._connector_owner = connector, connector_owner
        self._raise_for_status, self._json_serialize, self._auth = raise_for_status, json_serialize, auth
        self._headers = CIMultiDict(headers)
        if cookies:
            self._headers["Cookie"] = _cookie_line(cookies)

    def __repr__(self) -> str:
        return "<aiohttp.client.ClientSession object>"

    def __del__(self) -> None:
        if self._connector is None or self.closed:
            return
        self._world.unclosed("ClientSession", self._opened_at, "async with aiohttp.ClientSession() as session:")
        self._loop.call_exception_handler({"client_session": self, "message": "Unclosed client session"})

    closed = property(lambda self: self._connector is None or self._connector.closed)
    connector = property(lambda self: self._connector)
    connector_owner = property(lambda self: self._connector_owner)
    timeout = property(lambda self: self._timeout)
    headers = property(lambda self: self._headers)
    raise_for_status = property(lambda self: self._raise_for_status)
    loop = property(lambda self: self._loop)

    @property
    def cookie_jar(self) -> Any:
        return refuse_given("aiohttp.ClientSession", {"cookie_jar": True}, "response.cookies has what an answer sets")

    def __enter__(self) -> None:
        raise TypeError("Use async with instead")

    def __exit__(self, *_: Any) -> None:
        pass

    async def __aenter__(self) -> ClientSession:
        return self

    async def __aexit__(self, *_: Any) -> None:
        await self.close()

    async def close(self) -> None:
        if not self.closed:
            if self._connector_owner:
                self._connector.close()
            self._connector = None

    def detach(self) -> None:
        self._connector = None

    # -- requests --------------------------------------------------------------------------------------------------
    def request(self, method: str, url: Any, **kwargs: Any) -> _RequestContextManager:
        return _RequestContextManager(self._request(method, url, **kwargs))

    def get(self, url: Any, *, allow_redirects: bool = True, **kwargs: Any) -> _RequestContextManager:
        return _RequestContextManager(self._request("GET", url, allow_redirects=allow_redirects, **kwargs))

    def options(self, url: Any, *, allow_redirects: bool = True, **kwargs: Any) -> _RequestContextManager:
        return _RequestContextManager(self._request("OPTIONS", url, allow_redirects=allow_redirects, **kwargs))

    def head(self, url: Any, *, allow_redirects: bool = False, **kwargs: Any) -> _RequestContextManager:
        return _RequestContextManager(self._request("HEAD", url, allow_redirects=allow_redirects, **kwargs))

    def post(self, url: Any, *, data: Any = None, **kwargs: Any) -> _RequestContextManager:
        return _RequestContextManager(self._request("POST", url, data=data, **kwargs))

    def put(self, url: Any, *, data: Any = None, **kwargs: Any) -> _RequestContextManager:
        return _RequestContextManager(self._request("PUT", url, data=data, **kwargs))

    def patch(self, url: Any, *, data: Any = None, **kwargs: Any) -> _RequestContextManager:
        return _RequestContextManager(self._request("PATCH", url, data=data, **kwargs))

    def delete(self, url: Any, **kwargs: Any) -> _RequestContextManager:
        return _RequestContextManager(self._request("DELETE", url, **kwargs))

    def ws_connect(self, *_: Any, **__: Any) -> Any:
        refuse_given("aiohttp.ClientSession", {"ws_connect": True}, "there are no WebSockets here; use get() or post()")

    async def _request(
        self,
        method: str,
        str_or_url: Any,
        *,
        params: Any = None,
        data: Any = None,
        json: Any = None,
        cookies: Any = None,
        headers: Any = None,
        skip_auto_headers: Any = None,
        auth: Any = None,
        allow_redirects: bool = True,
        max_redirects: int = 10,
        compress: Any = None,
        chunked: Any = None,
        expect100: bool = False,
        raise_for_status: Any = None,
        read_until_eof: bool = True,
        proxy: Any = None,
        proxy_auth: Any = None,
        timeout: Any = _UNSET,
        verify_ssl: Any = None,
        fingerprint: Any = None,
        ssl_context: Any = None,
        ssl: Any = True,
        server_hostname: Any = None,
        proxy_headers: Any = None,
        trace_request_ctx: Any = None,
        read_bufsize: Any = None,
        auto_decompress: Any = None,
        max_line_size: Any = None,
        max_field_size: Any = None,
        max_headers: Any = None,
        middlewares: Any = None,
    ) -> ClientResponse:
        if self.closed:
            raise RuntimeError("Session is closed")
        refuse_given("an aiohttp request", {"proxy": proxy, "compress": compress, "middlewares": middlewares}, _ADVICE)
        if data is not None and json is not None:
            raise ValueError("data and json parameters can not be used at the same time")
        self._loop._check_closed()  # a session belongs to one asyncio.run()
        sent = self._sent_headers(headers, cookies, auth)
        url = self._url(str_or_url, params)
        if timeout is _UNSET:
            timeout = self._timeout
        elif not isinstance(timeout, ClientTimeout):
            timeout = ClientTimeout(total=timeout)
        sending = Sending(self._connector, self._loop, Deadlines(timeout, self._world.now()))
        body = put_body(sent, data, json, self._json_serialize)
        request = Request(method.upper(), url.address, _with_automatic(sent, url), body)
        response = await sending.follow(request, max_redirects if allow_redirects else 0)
        check = self._raise_for_status if raise_for_status is None else raise_for_status
        if callable(check):
            await check(response)
        elif check:
            response.raise_for_status()
        return response

    def _url(self, given: Any, params: Any) -> URL:
        try:
            url = URL(given)
        except ValueError as error:
            raise errors.InvalidUrlClientError(given) from error
        if self._base_url is not None and not url.absolute:
            url = self._base_url.join(url)
        if url.scheme not in ("http", "https", ""):
            raise errors.NonHttpUrlClientError(url)
        if not url.raw_host:
            raise errors.InvalidUrlClientError(url)
        return url.extend_query(params) if params else url

    def _sent_headers(self, headers: Any, cookies: Any, auth: Any) -> CIMultiDict:
        sent = CIMultiDict(self._headers)
        for name, value in CIMultiDict(headers).pairs():
            if not isinstance(value, str):
                raise TypeError(f"Cannot serialize non-str key {value!r}")
            sent[name] = value
        if cookies:
            sent["Cookie"] = _cookie_line(cookies)
        if auth or self._auth:
            sent["Authorization"] = (auth or self._auth).encode()
        return sent


def _with_automatic(headers: CIMultiDict, url: URL) -> CIMultiDict:
    """Host first, then the program's, then what aiohttp adds."""
    sent = CIMultiDict([("Host", url.address.host_header), *headers.pairs()])
    for name, value in (("Accept", "*/*"), ("Accept-Encoding", "gzip, deflate"), ("User-Agent", _USER_AGENT)):
        sent.setdefault(name, value)
    return sent


def _checked_base(base_url: Any) -> URL | None:
    if base_url is None:
        return None
    url = URL(base_url)
    assert url.absolute, "Only absolute URLs are supported"
    if not url.path.endswith("/"):
        raise ValueError("base_url must have a trailing '/'")
    return url


def _checked_timeout(timeout: Any) -> ClientTimeout:
    if timeout is _UNSET or timeout is None:
        return DEFAULT_TIMEOUT
    if not isinstance(timeout, ClientTimeout):
        kind = type(timeout)
        raise ValueError(f"timeout parameter cannot be of {kind} type, please use 'timeout=ClientTimeout(...)'")
    return timeout


def _cookie_line(cookies: Any) -> str:
    pairs = cookies.items() if hasattr(cookies, "items") else cookies
    return "; ".join(f"{name}={getattr(value, 'value', value)}" for name, value in pairs)


class _SessionRequestContextManager:
    """What aiohttp.request() returns; it has a session of its own."""

    def __init__(self, coro: Coroutine[Any, Any, ClientResponse], session: ClientSession) -> None:
        self._coro, self._session = coro, session

    def __repr__(self) -> str:
        return f"<aiohttp.client.{type(self).__name__} object>"

    async def __aenter__(self) -> ClientResponse:
        try:
            self._resp = await self._coro
        except BaseException:
            await self._session.close()
            raise
        return self._resp

    async def __aexit__(self, *_: Any) -> None:
        self._resp.close()
        await self._session.close()


def request(
    method: str, url: Any, *, version: Any = None, connector: Any = None, loop: Any = None, **kwargs: Any
) -> _SessionRequestContextManager:
    session = ClientSession(loop=loop, connector=connector, connector_owner=connector is None)
    return _SessionRequestContextManager(session._request(method, url, **kwargs), session)
