"""httpx.AsyncClient: the task waits, others go on."""
from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from .. import the_world
from ..http import Deadline, wait_until
from . import exceptions as errors
from .base_client import CLOSED, BaseClient
from .config import UNSET
from .response import Request, Response

_running_loop = asyncio.get_running_loop


class AsyncClient(BaseClient):
    _asynchronous = True
    _name = "httpx.AsyncClient"

    async def __aenter__(self) -> AsyncClient:
        self._open()
        return self

    async def __aexit__(self, *_: Any) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        self._state = CLOSED

    async def _until(self, at: float, what: str, *deadlines: Deadline) -> None:
        await wait_until(at, what, *deadlines)

    async def _read(self, response: Response) -> None:
        try:
            await response.aread()
        except BaseException:
            await response.aclose()
            raise

    async def _take(self, key: Any, request: Request, timeout: float | None) -> None:
        if key in self._kept and self._kept.pop(key) is not _running_loop():
            raise RuntimeError("Event loop is closed")  # the connection that was kept is of another asyncio.run()
        due = ()
        if timeout is not None:
            due = (Deadline(the_world().now() + timeout, lambda: errors.PoolTimeout("", request=request)),)
        await self._pool.take(key, "a connection of the pool", *due)

    def _free(self, key: Any, kept: bool = False) -> None:
        self._pool.free(key)
        if kept:
            self._kept[key] = _running_loop()

    async def send(
        self, request: Request, *, stream: bool = False, auth: Any = UNSET, follow_redirects: Any = UNSET
    ) -> Response:
        what = f"{request.method} {request.url}"
        return await self._send(request, what, auth, follow_redirects, not stream)

    async def request(
        self, method: str, url: Any, *, auth: Any = UNSET, follow_redirects: Any = UNSET, **kwargs: Any
    ) -> Response:
        request = self.build_request(method, url, **kwargs)
        return await self._send(request, f"{request.method} {request.url}", auth, follow_redirects, True)

    @asynccontextmanager
    async def stream(
        self, method: str, url: Any, *, auth: Any = UNSET, follow_redirects: Any = UNSET, **kwargs: Any
    ) -> AsyncIterator[Response]:
        request = self.build_request(method, url, **kwargs)
        response = await self._send(request, f"{request.method} {request.url}", auth, follow_redirects, False)
        try:
            yield response
        finally:
            await response.aclose()

    # -- verbs: those without a body take none -----------------------------------------------------------------------
    async def get(
        self, url: Any, *, params: Any = None, headers: Any = None, cookies: Any = None, auth: Any = UNSET,
        follow_redirects: Any = UNSET, timeout: Any = UNSET, extensions: Any = None,
    ) -> Response:  # fmt: skip
        return await self.request(
            "GET", url, params=params, headers=headers, cookies=cookies, auth=auth,
            follow_redirects=follow_redirects, timeout=timeout,
        )  # fmt: skip

    async def options(
        self, url: Any, *, params: Any = None, headers: Any = None, cookies: Any = None, auth: Any = UNSET,
        follow_redirects: Any = UNSET, timeout: Any = UNSET, extensions: Any = None,
    ) -> Response:  # fmt: skip
        return await self.request(
            "OPTIONS", url, params=params, headers=headers, cookies=cookies, auth=auth,
            follow_redirects=follow_redirects, timeout=timeout,
        )  # fmt: skip

    async def head(
        self, url: Any, *, params: Any = None, headers: Any = None, cookies: Any = None, auth: Any = UNSET,
        follow_redirects: Any = UNSET, timeout: Any = UNSET, extensions: Any = None,
    ) -> Response:  # fmt: skip
        return await self.request(
            "HEAD", url, params=params, headers=headers, cookies=cookies, auth=auth,
            follow_redirects=follow_redirects, timeout=timeout,
        )  # fmt: skip

    async def delete(
        self, url: Any, *, params: Any = None, headers: Any = None, cookies: Any = None, auth: Any = UNSET,
        follow_redirects: Any = UNSET, timeout: Any = UNSET, extensions: Any = None,
    ) -> Response:  # fmt: skip
        return await self.request(
            "DELETE", url, params=params, headers=headers, cookies=cookies, auth=auth,
            follow_redirects=follow_redirects, timeout=timeout,
        )  # fmt: skip

    async def post(self, url: Any, **kwargs: Any) -> Response:
        return await self.request("POST", url, **kwargs)

    async def put(self, url: Any, **kwargs: Any) -> Response:
        return await self.request("PUT", url, **kwargs)

    async def patch(self, url: Any, **kwargs: Any) -> Response:
        return await self.request("PATCH", url, **kwargs)
