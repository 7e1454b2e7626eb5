"""What os.scandir() gives."""
from __future__ import annotations

import os
import stat as modes
from collections.abc import Iterator
from typing import Any

from ...sealed import private
from .tree import Directory, Node

_fspath, _fsencode = os.fspath, os.fsencode


class DirEntry:
    """os.DirEntry."""

    _node = private("_node")

    def __init__(self, directory: Any, name: str, node: Node) -> None:
        directory = _fspath(directory)
        self.name: Any = _fsencode(name) if isinstance(directory, bytes) else name
        self.path = os.path.join(directory, self.name)
        self._node = node

    def is_dir(self, *, follow_symlinks: bool = True) -> bool:
        return isinstance(self._node, Directory)

    def is_file(self, *, follow_symlinks: bool = True) -> bool:
        return modes.S_ISREG(self._node.kind)

    def is_symlink(self) -> bool:
        return False

    def is_junction(self) -> bool:
        return False

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
        return self._node.stat()

    def inode(self) -> int:
        return self._node.inode

    def __fspath__(self) -> Any:
        return self.path

    def __repr__(self) -> str:
        return f"<DirEntry {self.name!r}>"


DirEntry.__module__ = "posix"


class ScandirIterator:
    def __init__(self, entries: list[DirEntry]) -> None:
        self._entries: Iterator[DirEntry] = iter(entries)

    def __iter__(self) -> ScandirIterator:
        return self

    def __next__(self) -> DirEntry:
        return next(self._entries)

    def __enter__(self) -> ScandirIterator:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()

    def close(self) -> None:
        self._entries = iter(())


ScandirIterator.__module__ = "posix"
