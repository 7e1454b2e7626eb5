"""httpx.Client: each request holds the thread."""
from __future__ import annotations

from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

from ..http import Deadline, block_until
from .base_client import CLOSED, BaseClient
from .config import UNSET
from .response import Request, Response


class Client(BaseClient):
    _asynchronous = False
    _name = "httpx.Client"

    def __enter__(self) -> Client:
        self._open()
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()

    def close(self) -> None:
        self._state = CLOSED

    async def _until(self, at: float, what: str, *deadlines: Deadline) -> None:
        block_until(at, what, *deadlines)

    async def _read(self, response: Response) -> None:
        response.read()

    async def _take(self, key: Any, request: Request, timeout: float | None) -> None:
        """Never waits: a thread with a connection of this client has run to its end before the next one begins."""

    def _free(self, key: Any, kept: bool = False) -> None:
        pass

    def send(
        self, request: Request, *, stream: bool = False, auth: Any = UNSET, follow_redirects: Any = UNSET
    ) -> Response:
        what = f"{self._name}.send({str(request.url)!r})"
        return _at_once(self._send(request, what, auth, follow_redirects, not stream))

    def request(
        self, method: str, url: Any, *, auth: Any = UNSET, follow_redirects: Any = UNSET, **kwargs: Any
    ) -> Response:
        request = self.build_request(method, url, **kwargs)
        what = f"{self._name}.{method.lower()}({str(url)!r})"
        return _at_once(self._send(request, what, auth, follow_redirects, True))

    @contextmanager
    def stream(
        self, method: str, url: Any, *, auth: Any = UNSET, follow_redirects: Any = UNSET, **kwargs: Any
    ) -> Iterator[Response]:
        request = self.build_request(method, url, **kwargs)
        what = f"{self._name}.stream({method!r}, {str(url)!r})"
        response = _at_once(self._send(request, what, auth, follow_redirects, False))
        try:
            yield response
        finally:
            response.close()

    # -- verbs: those without a body take none -----------------------------------------------------------------------
    def get(
        self, url: Any, *, params: Any = None, headers: Any = None, cookies: Any = None, auth: Any = UNSET,
        follow_redirects: Any = UNSET, timeout: Any = UNSET, extensions: Any = None,
    ) -> Response:  # fmt: skip
        return self.request(
            "GET", url, params=params, headers=headers, cookies=cookies, auth=auth,
            follow_redirects=follow_redirects, timeout=timeout,
        )  # fmt: skip

    def options(
        self, url: Any, *, params: Any = None, headers: Any = None, cookies: Any = None, auth: Any = UNSET,
        follow_redirects: Any = UNSET, timeout: Any = UNSET, extensions: Any = None,
    ) -> Response:  # fmt: skip
        return self.request(
            "OPTIONS", url, params=params, headers=headers, cookies=cookies, auth=auth,
            follow_redirects=follow_redirects, timeout=timeout,
        )  # fmt: skip

    def head(
        self, url: Any, *, params: Any = None, headers: Any = None, cookies: Any = None, auth: Any = UNSET,
        follow_redirects: Any = UNSET, timeout: Any = UNSET, extensions: Any = None,
    ) -> Response:  # fmt: skip
        return self.request(
            "HEAD", url, params=params, headers=headers, cookies=cookies, auth=auth,
            follow_redirects=follow_redirects, timeout=timeout,
        )  # fmt: skip

    def delete(
        self, url: Any, *, params: Any = None, headers: Any = None, cookies: Any = None, auth: Any = UNSET,
        follow_redirects: Any = UNSET, timeout: Any = UNSET, extensions: Any = None,
    ) -> Response:  # fmt: skip
        return self.request(
            "DELETE", url, params=params, headers=headers, cookies=cookies, auth=auth,
            follow_redirects=follow_redirects, timeout=timeout,
        )  # fmt: skip

    def post(self, url: Any, **kwargs: Any) -> Response:
        return self.request("POST", url, **kwargs)

    def put(self, url: Any, **kwargs: Any) -> Response:
        return self.request("PUT", url, **kwargs)

    def patch(self, url: Any, **kwargs: Any) -> Response:
        return self.request("PATCH", url, **kwargs)


def _at_once(coroutine: Coroutine[Any, Any, Any]) -> Any:
    try:
        coroutine.send(None)
    except StopIteration as returned:
        return returned.value
    raise RuntimeError("a synchronous client cannot suspend")
