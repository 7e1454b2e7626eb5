"""The functions of `os` on the virtual disk, by their names there. What cannot be had here refuses by name."""
from __future__ import annotations

import os
import stat as modes
from collections.abc import Callable
from typing import Any, Final

from ...unsupported import refusal
from . import descriptors
from .charging import Drive, the_drive
from .descriptors import OpenFile, no_descriptor, opened, shown
from .failures import failure
from .scanning import DirEntry, ScandirIterator

_fspath, _fsencode = os.fspath, os.fsencode


# -- asking ------------------------------------------------------------------------------------------------------------
def _stat(path: Any, *, dir_fd: int | None = None, follow_symlinks: bool = True) -> os.stat_result:
    no_descriptor("stat", dir_fd)
    drive = the_drive()
    if isinstance(path, int):
        return opened(drive, path).node.stat()
    return drive.find(_fspath(path)).stat()


def _lstat(path: Any, *, dir_fd: int | None = None) -> os.stat_result:
    return _stat(path, dir_fd=dir_fd)


def _access(
    path: Any, mode: int, *, dir_fd: int | None = None, effective_ids: bool = False, follow_symlinks: bool = True
) -> bool:
    try:
        found = _stat(path, dir_fd=dir_fd).st_mode
    except OSError:
        return False
    return not mode & os.X_OK or modes.S_ISDIR(found) or bool(found & 0o111)


def _listdir(path: Any = None) -> list[Any]:
    path = "." if path is None else path
    names = list(the_drive().find_directory(_fspath(path)).entries)
    return [_fsencode(name) for name in names] if isinstance(path, bytes) else names


def _scandir(path: Any = None) -> ScandirIterator:
    path = "." if path is None else path
    entries = the_drive().find_directory(_fspath(path)).entries
    return ScandirIterator([DirEntry(path, name, node) for name, node in entries.items()])


def _getcwd() -> str:
    return the_drive().working_directory


def _readlink(path: Any, *, dir_fd: int | None = None) -> str:
    _stat(path, dir_fd=dir_fd)
    raise failure("EINVAL", path)


# -- changing ----------------------------------------------------------------------------------------------------------
def _chdir(path: Any) -> None:
    drive = the_drive()
    drive.find_directory(_fspath(path))
    # There are no links, so that a path can be shortened as text.
    drive.working_directory = os.path.normpath(os.path.join(drive.working_directory, os.fsdecode(path)))


def _mkdir(path: Any, mode: int = 0o777, *, dir_fd: int | None = None) -> None:
    _changing("mkdir", "files.mkdir", path, dir_fd).make_directory(_fspath(path), mode)


def _rmdir(path: Any, *, dir_fd: int | None = None) -> None:
    _changing("rmdir", "files.rmdir", path, dir_fd).remove_directory(_fspath(path))


def _remove(path: Any, *, dir_fd: int | None = None) -> None:
    _changing("remove", "files.remove", path, dir_fd).remove_file(_fspath(path))


def _unlink(path: Any, *, dir_fd: int | None = None) -> None:
    _changing("unlink", "files.remove", path, dir_fd).remove_file(_fspath(path))


def _rename(src: Any, dst: Any, *, src_dir_fd: int | None = None, dst_dir_fd: int | None = None) -> None:
    no_descriptor("rename", dst_dir_fd)
    _changing("rename", "files.rename", src, src_dir_fd).rename(_fspath(src), _fspath(dst))


def _replace(src: Any, dst: Any, *, src_dir_fd: int | None = None, dst_dir_fd: int | None = None) -> None:
    no_descriptor("replace", dst_dir_fd)
    _changing("replace", "files.rename", src, src_dir_fd).rename(_fspath(src), _fspath(dst))


def _truncate(path: Any, length: int) -> None:
    drive = the_drive()
    if isinstance(path, int):
        opened(drive, path).truncate(length)
    else:
        OpenFile(drive, drive.find(_fspath(path)), os.O_RDWR).truncate(length)


def _chmod(path: Any, mode: int, *, dir_fd: int | None = None, follow_symlinks: bool = True) -> None:
    no_descriptor("chmod", dir_fd)
    drive = the_drive()
    node = opened(drive, path).node if isinstance(path, int) else drive.find(_fspath(path))
    node.mode, node.meta_ns = mode & 0o7777, drive.now_ns()


def _utime(
    path: Any,
    times: tuple[float, float] | None = None,
    *,
    ns: tuple[int, int] | None = None,
    dir_fd: int | None = None,
    follow_symlinks: bool = True,
) -> None:
    no_descriptor("utime", dir_fd)
    drive = the_drive()
    node = opened(drive, path).node if isinstance(path, int) else drive.find(_fspath(path))
    if times is not None:
        ns = (round(times[0] * 1_000_000_000), round(times[1] * 1_000_000_000))
    node.read_ns, node.changed_ns = ns or (drive.now_ns(), drive.now_ns())


def _changing(function: str, counted: str, path: Any, dir_fd: int | None) -> Drive:
    no_descriptor(function, dir_fd)
    drive = the_drive()
    drive.charge(counted, f"os.{function}({shown(path)})")
    return drive


_LINKS: Final = "there are no links on this disk; use shutil.copy() or the file's own path"
_PLAIN: Final = "this disk has files and directories only; use open(), os.mkdir() and shutil"

#: Name in `os` → what stands in for it during a run.
SYSTEM_CALLS: Final[dict[str, Callable[..., Any]]] = {
    "open": descriptors.os_open, "stat": _stat, "lstat": _lstat, "access": _access, "listdir": _listdir,
    "scandir": _scandir, "getcwd": _getcwd, "getcwdb": lambda: _fsencode(_getcwd()), "readlink": _readlink, "chdir": _chdir,
    "mkdir": _mkdir, "rmdir": _rmdir, "remove": _remove, "unlink": _unlink, "rename": _rename, "replace": _replace,
    "truncate": _truncate, "chmod": _chmod, "utime": _utime, "listxattr": lambda path=None, **_: [],
    "fwalk": refusal("os.fwalk", "directories have no descriptors here; use os.walk()"),
    **{name: refusal(f"os.{name}", _LINKS) for name in ("link", "symlink")},
    **{
        name: refusal(f"os.{name}", _PLAIN)
        for name in (
            "mkfifo", "mknod", "chown", "lchown", "chroot", "statvfs", "pathconf", "getxattr", "setxattr",
            "removexattr", "lchmod", "chflags", "lchflags",
        )
    },
}  # fmt: skip

#: The same for those whose first argument is a descriptor; 0, 1 and 2 stay what they are.
DESCRIPTOR_CALLS: Final[dict[str, Callable[..., Any]]] = {
    "close": descriptors.close, "read": descriptors.read, "write": descriptors.write,
    "fsync": descriptors.fsync, "fdatasync": descriptors.fsync,
    "fstat": lambda fd: _stat(fd), "ftruncate": _truncate, "fchmod": _chmod,
    "lseek": lambda fd, position, whence, /: opened(the_drive(), fd).seek(position, whence),
    **{
        name: refusal(f"os.{name}", _PLAIN)
        for name in (
            "sendfile", "copy_file_range", "splice", "fchdir", "fchown", "fstatvfs", "fpathconf", "pread", "pwrite",
            "preadv", "pwritev", "readv", "writev", "lockf", "posix_fadvise", "posix_fallocate",
        )
    },
}  # fmt: skip
