"""What session.get() returns."""
from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

from .response import ClientResponse


class _RequestContextManager(Coroutine[Any, Any, ClientResponse]):
    """To be awaited, or entered by `async with`. Since 3.11 messages call it _BaseRequestContextManager."""

    __slots__ = ("_coro", "_resp")

    def __init__(self, coro: Coroutine[Any, Any, ClientResponse]) -> None:
        self._coro = coro

    def __repr__(self) -> str:
        return f"<aiohttp.client.{type(self).__name__} object>"

    def send(self, arg: Any) -> Any:
        return self._coro.send(arg)

    def throw(self, *args: Any, **kwargs: Any) -> Any:
        return self._coro.throw(*args, **kwargs)

    def close(self) -> None:
        self._coro.close()

    def __await__(self) -> Any:
        return self._coro.__await__()

    __iter__ = __await__

    async def __aenter__(self) -> ClientResponse:
        self._resp = await self._coro
        return await self._resp.__aenter__()

    async def __aexit__(self, *exc: Any) -> None:
        await self._resp.__aexit__(*exc)
