"""aiofiles.tempfile: the standard library's temporary files, on the virtual disk."""
from __future__ import annotations

import tempfile
from asyncio import get_running_loop
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from .base import AiofilesContextManager, AsyncBase, file_class
from .files import closes_by, wrap
from .thread_job import do_in_thread

AsyncSpooledTemporaryFile = file_class(
    "AsyncSpooledTemporaryFile", AsyncBase, "Wraps tempfile.SpooledTemporaryFile.",
    in_thread="fileno rollover close flush isatty read readline readlines seek tell truncate write writelines",
    properties="closed encoding mode name newlines",
)  # fmt: skip


class AsyncTemporaryDirectory:
    """Wraps tempfile.TemporaryDirectory."""

    def __init__(self, file: Any, loop: Any, executor: Any) -> None:
        self._file, self._loop, self._executor = file, loop, executor

    @property
    def name(self) -> str:
        return self._file.name

    async def cleanup(self) -> None:
        await do_in_thread(f"cleanup {self.name}", "files.rmdir", self._file.cleanup)

    async def close(self) -> None:
        await self.cleanup()


class AiofilesContextManagerTempDir(AiofilesContextManager):
    """Gives the directory's path, as the blocking one does."""

    async def __aenter__(self) -> Any:
        self._obj = await self._coro
        return self._obj.name


def NamedTemporaryFile(  # noqa: N802
    mode: str = "w+b",
    buffering: int = -1,
    encoding: str | None = None,
    newline: str | None = None,
    suffix: str | None = None,
    prefix: str | None = None,
    dir: Any = None,  # noqa: A002
    delete: bool = True,
    loop: Any = None,
    executor: Any = None,
) -> AiofilesContextManager:
    make = partial(tempfile.NamedTemporaryFile, mode, buffering, encoding, newline, suffix, prefix, dir, delete)
    return AiofilesContextManager(_file("NamedTemporaryFile", make, loop, executor, delete=delete))


def TemporaryFile(  # noqa: N802
    mode: str = "w+b",
    buffering: int = -1,
    encoding: str | None = None,
    newline: str | None = None,
    suffix: str | None = None,
    prefix: str | None = None,
    dir: Any = None,  # noqa: A002
    loop: Any = None,
    executor: Any = None,
) -> AiofilesContextManager:
    make = partial(tempfile.TemporaryFile, mode, buffering, encoding, newline, suffix, prefix, dir)
    return AiofilesContextManager(_file("TemporaryFile", make, loop, executor))


def SpooledTemporaryFile(  # noqa: N802
    max_size: int = 0,
    mode: str = "w+b",
    buffering: int = -1,
    encoding: str | None = None,
    newline: str | None = None,
    suffix: str | None = None,
    prefix: str | None = None,
    dir: Any = None,  # noqa: A002
    loop: Any = None,
    executor: Any = None,
) -> AiofilesContextManager:
    make = partial(tempfile.SpooledTemporaryFile, max_size, mode, buffering, encoding, newline, suffix, prefix, dir)
    return AiofilesContextManager(_named("SpooledTemporaryFile", make, AsyncSpooledTemporaryFile, loop, executor))


def TemporaryDirectory(  # noqa: N802
    suffix: str | None = None,
    prefix: str | None = None,
    dir: Any = None,  # noqa: A002
    loop: Any = None,
    executor: Any = None,
) -> AiofilesContextManagerTempDir:
    make = partial(tempfile.TemporaryDirectory, suffix, prefix, dir)
    return AiofilesContextManagerTempDir(_named("TemporaryDirectory", make, AsyncTemporaryDirectory, loop, executor))


async def _made(name: str, make: Callable[[], Any]) -> Any:
    counted = "files.mkdir" if name == "TemporaryDirectory" else "files.open"
    return await do_in_thread(name, counted, make, discard=_discard)


def _discard(made: Any) -> None:
    if isinstance(made, tempfile.TemporaryDirectory):
        made.cleanup()
    else:
        made.close()


async def _named(name: str, make: Callable[[], Any], kind: type, loop: Any, executor: Any) -> Any:
    return kind(await _made(name, make), loop or get_running_loop(), executor)


async def _file(
    name: str, make: Callable[[], Any], loop: Any, executor: Any, *, delete: bool | None = None
) -> Any:
    made = await _made(name, make)
    inner = getattr(made, "file", made)
    closes_by(inner, f"async with aiofiles.tempfile.{name}(...) as file:")
    kind: Any = type(wrap(inner))
    result = kind(made, loop or get_running_loop(), executor)
    if delete is not None:
        result.delete = delete
    return result


FUNCTIONS: Final = {
    function.__name__: function
    for function in (NamedTemporaryFile, TemporaryFile, SpooledTemporaryFile, TemporaryDirectory)
}
