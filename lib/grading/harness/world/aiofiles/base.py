"""What aiofiles' file objects have in common, and its context manager."""
from __future__ import annotations

from asyncio import get_running_loop
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from .thread_job import COUNTED, do_in_thread, shown


class AsyncBase:
    """`_file` is what open() gave."""

    def __init__(self, file: Any, loop: Any, executor: Any) -> None:
        self._file = file
        self._executor = executor
        self._ref_loop = loop

    @property
    def _loop(self) -> Any:
        return self._ref_loop or get_running_loop()

    def __aiter__(self) -> AsyncBase:
        return self

    def __repr__(self) -> str:
        return f"{super().__repr__()} wrapping {self._file!r}"

    async def __anext__(self) -> Any:
        line = await self.readline()  # type: ignore[attr-defined]
        if not line:
            raise StopAsyncIteration
        return line


class AsyncIndirectBase(AsyncBase):
    """For sys.stdin and the like, which may be another file each time."""

    def __init__(self, name: str, loop: Any, executor: Any, indirect: Callable[[], Any]) -> None:
        self._indirect, self._name = indirect, name
        super().__init__(None, loop, executor)

    @property
    def _file(self) -> Any:
        return self._indirect()

    @_file.setter
    def _file(self, _: Any) -> None:
        """Always asked for anew."""


def _delegated(name: str) -> Callable[..., Any]:
    async def method(self: Any, *args: Any, **kwargs: Any) -> Any:
        operation = partial(getattr(self._file, name), *args, **kwargs)
        label = shown(getattr(self._file, "name", ""))
        return await do_in_thread(f"{name} {label}".rstrip(), COUNTED.get(name), operation)

    # As a program calls it: a coroutine that was never awaited is reported by this name.
    method.__name__, method.__qualname__ = name, f"file.{name}"
    return method


def _direct(name: str) -> Callable[..., Any]:
    def method(self: Any, *args: Any, **kwargs: Any) -> Any:
        return getattr(self._file, name)(*args, **kwargs)

    method.__name__ = method.__qualname__ = name
    return method


def _property(name: str) -> property:
    return property(lambda self: getattr(self._file, name))


def file_class(name: str, base: type, doc: str, *, in_thread: str, at_once: str = "", properties: str = "") -> type:
    """A class of aiofiles from the names of its methods and properties, as words."""
    members: dict[str, Any] = {"__doc__": doc, "__module__": __name__}
    members.update((method, _delegated(method)) for method in in_thread.split())
    members.update((method, _direct(method)) for method in at_once.split())
    members.update((each, _property(each)) for each in properties.split())
    return type(name, (base,), members)


class ContextManager(Coroutine):
    """Can be awaited or entered with `async with`; is no file itself."""

    __slots__ = ("_coro", "_obj")

    def __init__(self, coro: Any) -> None:
        self._coro = coro
        self._obj: Any = None

    def send(self, value: Any) -> Any:
        return self._coro.send(value)

    def throw(self, *error: Any) -> Any:
        return self._coro.throw(*error)

    def close(self) -> None:
        return self._coro.close()

    def __next__(self) -> Any:
        return self.send(None)

    def __await__(self) -> Any:
        return self._coro.__await__()

    async def __anext__(self) -> Any:
        return await self._coro

    async def __aenter__(self) -> Any:
        self._obj = await self._coro
        return self._obj

    async def __aexit__(self, *_: Any) -> None:
        self._obj.close()
        self._obj = None


ContextManager.__name__ = ContextManager.__qualname__ = "_ContextManager"


class AiofilesContextManager(ContextManager):
    """What aiofiles.open() returns."""

    async def __aexit__(self, *_: Any) -> None:
        await self._obj.close()
        self._obj = None
