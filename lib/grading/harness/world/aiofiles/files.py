"""aiofiles.open() and the file objects that it gives."""
from __future__ import annotations

import io
import sys
from asyncio import get_running_loop
from collections.abc import Callable
from functools import partial, singledispatch
from typing import Any, Final

from ..disk.opening import open_file
from ..disk.raw import FileIO
from .base import AiofilesContextManager, AsyncBase, AsyncIndirectBase, file_class
from .thread_job import do_in_thread, shown

_BUFFERED: Final = (
    "close flush isatty read read1 readinto readline readlines seek seekable tell truncate writable write writelines"
)
_RAW: Final = _BUFFERED.replace("read1", "readall")
_TEXT: Final = _BUFFERED.replace("read1 readinto", "readable")
_TEXT_PROPERTIES: Final = "buffer closed encoding errors line_buffering newlines name mode"


def _classes(names: tuple[str, ...], base: type) -> tuple[type, ...]:
    buffered_name, reader_name, raw_name, text_name = names
    buffered = file_class(
        buffered_name, base, "io.BufferedWriter.", in_thread=_BUFFERED, at_once="detach fileno readable",
        properties="closed raw name mode",
    )  # fmt: skip
    reader = file_class(reader_name, buffered, "io.BufferedReader and BufferedRandom.", in_thread="peek")
    raw = file_class(
        raw_name, base, "io.FileIO.", in_thread=_RAW, at_once="fileno readable", properties="closed name mode"
    )
    text = file_class(
        text_name, base, "io.TextIOWrapper.", in_thread=_TEXT, at_once="detach fileno",
        properties=_TEXT_PROPERTIES,
    )  # fmt: skip
    return buffered, reader, raw, text


AsyncBufferedIOBase, AsyncBufferedReader, AsyncFileIO, AsyncTextIOWrapper = _classes(
    ("AsyncBufferedIOBase", "AsyncBufferedReader", "AsyncFileIO", "AsyncTextIOWrapper"), AsyncBase
)
_indirect = _classes(
    (
        "AsyncIndirectBufferedIOBase", "AsyncIndirectBufferedReader", "AsyncIndirectFileIO",
        "AsyncTextIndirectIOWrapper",
    ),
    AsyncIndirectBase,
)  # fmt: skip
BINARY_CLASSES: Final = (AsyncBufferedIOBase, AsyncBufferedReader, AsyncFileIO, *_indirect[:3])
TEXT_CLASSES: Final = (AsyncTextIOWrapper, _indirect[3])


def open(  # noqa: A001
    file: Any,
    mode: str = "r",
    buffering: int = -1,
    encoding: str | None = None,
    errors: str | None = None,
    newline: str | None = None,
    closefd: bool = True,
    opener: Callable[[Any, int], int] | None = None,
    *,
    loop: Any = None,
    executor: Any = None,
) -> AiofilesContextManager:
    operation = partial(open_file, file, mode, buffering, encoding, errors, newline, closefd, opener)
    return AiofilesContextManager(_open(file, operation, loop, executor))


async def _open(file: Any, operation: Callable[[], Any], loop: Any, executor: Any) -> Any:
    opened = await do_in_thread(f"open {shown(file)}", "files.open", operation, discard=lambda it: it.close())
    closes_by(opened, "async with aiofiles.open(...) as file:")
    return wrap(opened, loop=loop or get_running_loop(), executor=executor)


_open.__qualname__ = "aiofiles.open"  # how a program calls what it then forgets to await


def closes_by(file: Any, code: str) -> None:
    """What to write for a file that is never closed."""
    raw = getattr(getattr(file, "buffer", file), "raw", file)
    if isinstance(raw, FileIO):
        raw.closes_by = code


@singledispatch
def wrap(file: Any, *, loop: Any = None, executor: Any = None) -> Any:
    raise TypeError(f"Unsupported io type: {file}.")


@wrap.register(io.TextIOBase)
def _(file: Any, *, loop: Any = None, executor: Any = None) -> Any:
    return AsyncTextIOWrapper(file, loop=loop, executor=executor)


@wrap.register(io.BufferedWriter)
@wrap.register(io.BufferedIOBase)
def _(file: Any, *, loop: Any = None, executor: Any = None) -> Any:
    return AsyncBufferedIOBase(file, loop=loop, executor=executor)


@wrap.register(io.BufferedReader)
@wrap.register(io.BufferedRandom)
def _(file: Any, *, loop: Any = None, executor: Any = None) -> Any:
    return AsyncBufferedReader(file, loop=loop, executor=executor)


@wrap.register(FileIO)
def _(file: Any, *, loop: Any = None, executor: Any = None) -> Any:
    return AsyncFileIO(file, loop=loop, executor=executor)


def _stream(name: str) -> Any:
    return _indirect[3](f"sys.{name}", None, None, indirect=lambda: getattr(sys, name))


def _stream_of_bytes(name: str) -> Any:
    return _indirect[0](f"sys.{name}.buffer", None, None, indirect=lambda: getattr(sys, name).buffer)


STREAMS: Final = {
    **{name: _stream(name) for name in ("stdin", "stdout", "stderr")},
    **{f"{name}_bytes": _stream_of_bytes(name) for name in ("stdin", "stdout", "stderr")},
}
