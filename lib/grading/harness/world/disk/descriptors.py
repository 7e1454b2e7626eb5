"""File descriptors of the virtual disk: what open(2) gives out, and the functions of `os` that take one."""
from __future__ import annotations

import os
from typing import Any, Final

from ...guard import deny
from ...stop_texts import RECORD_OF_RUN
from ...unsupported import NotSupportedHere
from .charging import Drive, the_drive
from .failures import failure
from .tree import Directory, File, Node

#: stdin, stdout, stderr: not the disk's.
STREAMS: Final = (0, 1, 2)
#: No program has opened it.
RESULT: Final = 3
#: Numbers that no real file has, so that C code which is given one touches nothing.
_FIRST_DESCRIPTOR: Final = 1_000

_fspath, _fsdecode = os.fspath, os.fsdecode


class OpenFile:
    """What a descriptor stands for: a file or directory, and a position in it."""

    def __init__(self, drive: Drive, node: Node, flags: int) -> None:
        self._drive, self.node, self._flags = drive, node, flags
        self.number = drive.next_file()
        self.position = 0

    def _file(self) -> File:
        if not isinstance(self.node, File):
            raise failure("EISDIR")
        return self.node

    def read(self, size: int | None) -> bytes:
        if self._flags & os.O_ACCMODE == os.O_WRONLY:
            raise failure("EBADF")
        data, start = self._file().data, self.position
        part = bytes(data[start:] if size is None else data[start : start + size])
        self.position += len(part)
        self.node.read_ns = self._drive.now_ns()
        return part

    def write(self, data: Any) -> int:
        if self._flags & os.O_ACCMODE == os.O_RDONLY:
            raise failure("EBADF")
        file = self._file()
        if self._flags & os.O_APPEND:
            self.position = file.size()
        file.write_at(self.position, bytes(data))
        self.position += len(data)
        self._changed()
        return len(data)

    def seek(self, offset: int, whence: int) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self.position, os.SEEK_END: self.node.size()}.get(whence)
        if base is None or base + offset < 0:
            raise failure("EINVAL")
        self.position = base + offset
        return self.position

    def truncate(self, size: int) -> None:
        self._file().truncate(size)
        self._changed()

    def _changed(self) -> None:
        self.node.changed_ns = self.node.meta_ns = self._drive.now_ns()


def opened(drive: Drive, descriptor: int) -> OpenFile:
    if descriptor == RESULT:
        deny(RECORD_OF_RUN)
    if descriptor not in drive.descriptors:
        raise failure("EBADF")
    return drive.descriptors[descriptor]


def release(drive: Drive, descriptor: int) -> None:
    drive.descriptors.pop(descriptor, None)


def shown(path: Any) -> str:
    return repr(_fspath(path) if isinstance(path, os.PathLike) else path)


def no_descriptor(function: str, dir_fd: int | None) -> None:
    if dir_fd is not None:
        raise NotSupportedHere(f"os.{function}(dir_fd=…) is not supported: give the whole path instead")


def open_descriptor(path: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
    """os.open, not charged: io.open and aiofiles.open, which come this way as well, charge in their own names."""
    no_descriptor("open", dir_fd)
    drive, path = the_drive(), _fspath(path)
    place = drive.place(path)
    node = place.node
    writes = flags & os.O_ACCMODE != os.O_RDONLY
    if node is None:
        if not flags & os.O_CREAT:
            raise failure("ENOENT", path)
        if _fsdecode(path).endswith("/"):
            raise failure("EISDIR", path)
        node = File(drive, mode & 0o7755)
        drive.put(place, node)
    elif flags & os.O_CREAT and flags & os.O_EXCL:
        raise failure("EEXIST", path)
    elif isinstance(node, Directory) and (writes or flags & os.O_CREAT):
        raise failure("EISDIR", path)
    elif isinstance(node, File) and flags & getattr(os, "O_DIRECTORY", 0):
        raise failure("ENOTDIR", path)
    file = OpenFile(drive, node, flags)
    if flags & os.O_TRUNC and writes:
        file.truncate(0)
    descriptor = next(n for n in range(_FIRST_DESCRIPTOR, 1 << 30) if n not in drive.descriptors)
    drive.descriptors[descriptor] = file
    return descriptor


def os_open(path: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
    the_drive().charge("files.open", f"os.open({shown(path)})")
    return open_descriptor(path, flags, mode, dir_fd=dir_fd)


def close(fd: int) -> None:
    drive = the_drive()
    opened(drive, fd)
    release(drive, fd)


def read(fd: int, length: int, /) -> bytes:
    drive = the_drive()
    file = opened(drive, fd)
    drive.charge_once("files.read", "os.read()", file.number)
    return file.read(length)


def write(fd: int, data: Any, /) -> int:
    drive = the_drive()
    file = opened(drive, fd)
    drive.charge_once("files.write", "os.write()", file.number)
    return file.write(memoryview(data).cast("B"))


def fsync(fd: Any) -> None:
    opened(the_drive(), fd if isinstance(fd, int) else fd.fileno())
