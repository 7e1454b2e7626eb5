"""io.FileIO on the virtual disk: the bottom of every file object. Buffers, text and their errors are Python's own."""
from __future__ import annotations

import io
import operator
import os
import stat
from collections.abc import Callable
from typing import Any, Final

from ...sealed import private
from ...timing.clock import current
from ...unsupported import NotSupportedHere
from .charging import the_drive
from .descriptors import STREAMS, OpenFile, open_descriptor, opened, release
from .failures import failure

_FLAGS: Final = {
    "r": 0,
    "w": os.O_CREAT | os.O_TRUNC,
    "x": os.O_CREAT | os.O_EXCL,
    "a": os.O_CREAT | os.O_APPEND,
}


class FileIO(io.RawIOBase):
    """io.FileIO."""

    _drive = private("_drive")
    _file = private("_file")

    #: How a person would have written it, for the finding about a file that was never closed.
    closes_by = "with open(...) as file:"

    def __init__(
        self, file: Any, mode: str = "r", closefd: bool = True, opener: Callable[[Any, int], int] | None = None
    ) -> None:
        self._file: OpenFile | None = None
        kind = mode.replace("b", "").replace("+", "")
        if kind not in _FLAGS or mode.count("+") > 1 or mode.count("b") > 1:
            if set(mode) - set("rwxab+"):
                raise ValueError(f"invalid mode: {mode}")
            message = "Must have exactly one of create/read/write/append mode and at most one plus"
            raise ValueError(message)
        self._drive = the_drive()
        self._created, self._appending, self._both = kind == "x", kind == "a", "+" in mode
        self._readable = kind == "r" or self._both
        self._writable = kind != "r" or self._both
        self.closefd = closefd
        self._descriptor = self._find_descriptor(file, _FLAGS[kind], opener)
        self._file = opened(self._drive, self._descriptor)
        self.name = file
        if stat.S_ISDIR(self._file.node.kind):
            self.close()
            raise failure("EISDIR", file)
        self._line = self._drive.world.line()
        if self._appending:
            self.seek(0, os.SEEK_END)

    def _find_descriptor(self, file: Any, flags: int, opener: Callable[[Any, int], int] | None) -> int:
        if isinstance(file, int):
            if file < 0:
                raise ValueError("negative file descriptor")
            if file in STREAMS:
                raise NotSupportedHere(f"open({file}) is not supported: use sys.stdin, sys.stdout and sys.stderr")
            opened(self._drive, file)
            return file
        if not self.closefd:
            raise ValueError("Cannot use closefd=False with file name")
        flags |= os.O_RDWR if self._both else os.O_WRONLY if self._writable else os.O_RDONLY
        flags |= getattr(os, "O_CLOEXEC", 0)
        if opener is None:
            return open_descriptor(file, flags, 0o666)
        descriptor = opener(file, flags)
        if not isinstance(descriptor, int):
            raise TypeError("expected integer from opener")
        if descriptor < 0:
            raise ValueError(f"opener returned {descriptor}")
        return descriptor

    @property
    def number(self) -> int:
        """Of the open file behind it, in the order of opening."""
        return self._open_file().number

    @property
    def mode(self) -> str:
        if self._created:
            return "xb+" if self._readable else "xb"
        if self._appending:
            return "ab+" if self._readable else "ab"
        if self._readable:
            return "rb+" if self._writable else "rb"
        return "wb"

    def __repr__(self) -> str:
        if self.closed:
            return "<_io.FileIO [closed]>"
        return f"<_io.FileIO name={self.name!r} mode={self.mode!r} closefd={self.closefd!r}>"

    # -- the answers of a file ---------------------------------------------------------------------------------------
    def _open_file(self) -> OpenFile:
        if self._file is None:
            raise ValueError("I/O operation on closed file")
        return self._file

    def readable(self) -> bool:
        self._open_file()
        return self._readable

    def writable(self) -> bool:
        self._open_file()
        return self._writable

    def seekable(self) -> bool:
        self._open_file()
        return True

    def fileno(self) -> int:
        self._open_file()
        return self._descriptor

    def isatty(self) -> bool:
        self._open_file()
        return False

    # -- bytes -------------------------------------------------------------------------------------------------------
    def _to_read(self) -> OpenFile:
        file = self._open_file()
        if not self._readable:
            raise io.UnsupportedOperation("File not open for reading")
        return file

    def _to_write(self) -> OpenFile:
        file = self._open_file()
        if not self._writable:
            raise io.UnsupportedOperation("File not open for writing")
        return file

    def readinto(self, buffer: Any, /) -> int:
        file, view = self._to_read(), memoryview(buffer).cast("B")
        data = file.read(len(view))
        view[: len(data)] = data
        return len(data)

    def read(self, size: int | None = -1, /) -> bytes:
        file = self._to_read()
        return file.read(None if size is None or size < 0 else size)

    def readall(self) -> bytes:
        return self._to_read().read(None)

    def write(self, data: Any, /) -> int:
        return self._to_write().write(memoryview(data).cast("B"))

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        return self._open_file().seek(operator.index(offset), whence)

    def tell(self) -> int:
        return self._open_file().position

    def truncate(self, size: int | None = None, /) -> int:
        file = self._to_write()
        size = file.position if size is None else operator.index(size)
        if size < 0:
            raise failure("EINVAL")
        file.truncate(size)
        return size

    # -- the end -----------------------------------------------------------------------------------------------------
    def close(self) -> None:
        if self._file is None:
            return
        super().close()
        self._file = None
        if self.closefd:
            release(self._drive, self._descriptor)

    def _dealloc_warn(self, source: Any) -> None:
        """The buffer over us is being collected unclosed; Python's own hook for its ResourceWarning."""
        clock = current.clock
        if self._file is not None and clock is not None and clock.world is self._drive.world:
            self._drive.world.unclosed("file", self._line, self.closes_by)

    def __del__(self) -> None:
        if getattr(self, "_file", None) is not None and self.closefd:
            self._dealloc_warn(self)
        self.close()


FileIO.__module__ = "_io"
