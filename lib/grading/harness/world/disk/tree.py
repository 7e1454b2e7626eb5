"""What is on the disk: directories, files, and the walk along a path. No time passes here and nothing is counted.

    Disk ── root ──► Directory ── entries ──► File (bytes)
      └── system ──► /tmp and /dev/null, found by their absolute paths only, so that the program's own directory, which
                     is /, holds nothing but what the scenario declared and the program made
"""
from __future__ import annotations

import os
import stat
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from .failures import failure

_LONGEST_NAME: Final = 255
_fsdecode = os.fsdecode
_stat_result = os.stat_result


class Node:
    """What a file and a directory have in common. Times are in nanoseconds since 1970."""

    kind = 0

    def __init__(self, disk: Disk, mode: int) -> None:
        self.inode = disk.next_inode()
        self.mode = mode
        self.links = 1
        self.read_ns = self.changed_ns = self.meta_ns = disk.now_ns()

    def size(self) -> int:
        return 0

    def stat(self) -> os.stat_result:
        times = [self.read_ns, self.changed_ns, self.meta_ns]
        seconds = [ns // 1_000_000_000 for ns in times]
        head = (self.kind | self.mode, self.inode, 1, self.links, 1000, 1000, self.size(), *seconds)
        return _stat_result((*head, *[ns / 1_000_000_000 for ns in times], *times))


class File(Node):
    kind = stat.S_IFREG

    def __init__(self, disk: Disk, mode: int = 0o644) -> None:
        super().__init__(disk, mode)
        self.data = bytearray()

    def size(self) -> int:
        return len(self.data)

    def write_at(self, position: int, data: bytes) -> None:
        if position > len(self.data):
            self.data.extend(bytes(position - len(self.data)))
        self.data[position : position + len(data)] = data

    def truncate(self, size: int) -> None:
        del self.data[size:]
        self.data.extend(bytes(size - len(self.data)))


class NullFile(File):
    """/dev/null."""

    kind = stat.S_IFCHR

    def write_at(self, position: int, data: bytes) -> None:
        """Gone."""

    def truncate(self, size: int) -> None:
        """Always empty."""


class Directory(Node):
    kind = stat.S_IFDIR

    def __init__(self, disk: Disk, mode: int = 0o755) -> None:
        super().__init__(disk, mode)
        self.entries: dict[str, Node] = {}

    def size(self) -> int:
        return 4096


class Place(NamedTuple):
    """The end of a path: `node` is None where nothing is yet."""

    parent: Directory
    name: str
    node: Node | None


class Disk:
    """The tree and the working directory of one run."""

    def __init__(self, contents: dict[str, str], now_ns: Callable[[], int]) -> None:
        self.now_ns, self._inodes = now_ns, 0
        self.root, self.system = Directory(self), Directory(self)
        self.working_directory = "/"
        for name in ("tmp", "dev"):
            self.system.entries[name] = Directory(self)
        self.system.entries["dev"].entries["null"] = NullFile(self, 0o666)  # type: ignore[attr-defined]
        for path, text in contents.items():
            self._declare(path, text)

    def _declare(self, path: str, text: str) -> None:
        *directories, name = [part for part in path.split("/") if part not in ("", ".")]
        at: Node = self.root
        for part in directories:
            at = at.entries.setdefault(part, Directory(self)) if isinstance(at, Directory) else at
        if not isinstance(at, Directory) or name in at.entries:
            raise ValueError(f"files.contents of the scenario: {path} is both a file and a directory")
        file = at.entries[name] = File(self)
        file.data += text.encode()

    def next_inode(self) -> int:
        self._inodes += 1
        return self._inodes

    # -- paths -----------------------------------------------------------------------------------------------------
    def place(self, path: Any) -> Place:
        """Where a path leads; errors name the path as the program gave it."""
        text = _fsdecode(path)
        if "\0" in text:
            raise ValueError("embedded null byte")
        if not text:
            raise failure("ENOENT", path)
        absolute = text if text.startswith("/") else f"{self.working_directory}/{text}"
        parts = [part for part in absolute.split("/") if part not in ("", ".")]
        at = [self.root]
        if parts and parts[0] in self.system.entries and parts[0] not in self.root.entries and absolute[:2] != "//":
            at = [self.system]
        place = Place(at[0], "", at[0])
        for index, part in enumerate(parts):
            place = self._step(at, part, path, is_last=index == len(parts) - 1)
        if text.endswith(("/", "/.")) and isinstance(place.node, File):
            raise failure("ENOTDIR", path)
        return place

    def _step(self, at: list[Directory], part: str, path: Any, *, is_last: bool) -> Place:
        """One part further, from the last directory of `at`, which remembers the way back."""
        here = at[-1]
        if len(part.encode(errors="surrogateescape")) > _LONGEST_NAME:
            raise failure("ENAMETOOLONG", path)
        if part == "..":
            if len(at) > 1:
                at.pop()
            return Place(at[-1], "", at[-1])
        node = here.entries.get(part)
        if isinstance(node, Directory):
            at.append(node)
        elif not is_last:
            raise failure("ENOENT" if node is None else "ENOTDIR", path)
        return Place(here, part, node)

    def find(self, path: Any) -> Node:
        node = self.place(path).node
        if node is None:
            raise failure("ENOENT", path)
        return node

    def find_directory(self, path: Any) -> Directory:
        node = self.find(path)
        if not isinstance(node, Directory):
            raise failure("ENOTDIR", path)
        return node

    # -- changes -----------------------------------------------------------------------------------------------------
    def put(self, place: Place, node: Node) -> None:
        place.parent.entries[place.name] = node
        place.parent.changed_ns = place.parent.meta_ns = self.now_ns()

    def drop(self, place: Place) -> None:
        del place.parent.entries[place.name]
        place.parent.changed_ns = place.parent.meta_ns = self.now_ns()
        if place.node is not None:
            place.node.links -= 1

    def make_directory(self, path: Any, mode: int) -> None:
        place = self.place(path)
        if place.node is not None:
            raise failure("EEXIST", path)
        self.put(place, Directory(self, mode & 0o7755))

    def remove_directory(self, path: Any) -> None:
        place, directory = self.place(path), self.find_directory(path)
        if directory.entries:
            raise failure("ENOTEMPTY", path)
        if not place.name:
            raise failure("EBUSY" if directory is self.root else "EINVAL", path)
        self.drop(place)

    def remove_file(self, path: Any) -> None:
        place = self.place(path)
        if place.node is None:
            raise failure("ENOENT", path)
        if isinstance(place.node, Directory):
            raise failure("EISDIR", path)
        self.drop(place)

    def rename(self, source: Any, target: Any) -> None:
        try:
            old, new = self.place(source), self.place(target)
        except OSError as error:
            raise failure(_name_of(error), source, target) from None
        wrong = self._why_not(old, new)
        if wrong is not None:
            raise failure(wrong, source, target)
        if old.node is not new.node:
            if new.node is not None:
                self.drop(new)
            self.put(new, old.node)  # type: ignore[arg-type]
            self.drop(old)
            old.node.links += 1  # type: ignore[union-attr]

    def _why_not(self, old: Place, new: Place) -> str | None:
        if old.node is None:
            return "ENOENT"
        if not old.name or not new.name:
            return "EBUSY"
        if not isinstance(old.node, Directory):
            return "EISDIR" if isinstance(new.node, Directory) else None
        if _is_within(new.parent, old.node):
            return "EINVAL"
        if isinstance(new.node, File):
            return "ENOTDIR"
        is_full = isinstance(new.node, Directory) and new.node is not old.node and new.node.entries
        return "ENOTEMPTY" if is_full else None


def _is_within(directory: Directory, ancestor: Directory) -> bool:
    if directory is ancestor:
        return True
    return any(_is_within(directory, node) for node in ancestor.entries.values() if isinstance(node, Directory))


def _name_of(error: OSError) -> str:
    return {FileNotFoundError: "ENOENT", NotADirectoryError: "ENOTDIR"}.get(type(error), "ENAMETOOLONG")
