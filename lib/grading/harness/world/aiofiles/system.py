"""aiofiles.os and aiofiles.os.path: the functions of `os`, each as one wait."""
from __future__ import annotations

import functools
import os
from collections.abc import Callable
from typing import Any, Final

from .thread_job import do_in_thread, shown

#: Function → what it counts as. Those that only ask are not counted and take one turn: their blocking twins are free.
_COUNTED: Final = {
    **dict.fromkeys(("remove", "unlink"), "files.remove"),
    **dict.fromkeys(("rename", "renames", "replace"), "files.rename"),
    **dict.fromkeys(("mkdir", "makedirs"), "files.mkdir"),
    **dict.fromkeys(("rmdir", "removedirs"), "files.rmdir"),
}
_NAMES: Final = (
    "stat", "rename", "renames", "replace", "remove", "unlink", "mkdir", "makedirs", "rmdir", "removedirs", "link",
    "symlink", "readlink", "listdir", "scandir", "access", "getcwd", "statvfs", "sendfile",
)  # fmt: skip
_PATH_NAMES: Final = (
    "exists", "isfile", "isdir", "islink", "ismount", "getsize", "getmtime", "getatime", "getctime", "samefile",
    "sameopenfile", "abspath",
)  # fmt: skip


def wrap(function: Callable[..., Any]) -> Callable[..., Any]:
    """A coroutine function that calls this one in a thread."""
    name = function.__name__

    @functools.wraps(function)
    async def run(*args: Any, loop: Any = None, executor: Any = None, **kwargs: Any) -> Any:
        label = shown(args[0]) if args else ""
        operation = functools.partial(function, *args, **kwargs)
        return await do_in_thread(f"{name} {label}".rstrip(), _COUNTED.get(name), operation)

    return run


def _wrapped(owner: Any, name: str, shown_owner: str) -> Callable[..., Any]:
    """Looks the function up at each call: our stand-ins come into `os` after this module."""

    @functools.wraps(getattr(owner, name))
    def function(*args: Any, **kwargs: Any) -> Any:
        return getattr(owner, name)(*args, **kwargs)

    run = wrap(function)
    run.__qualname__ = f"{shown_owner}.{name}"
    run.__module__ = shown_owner
    return run


FUNCTIONS: Final = {name: _wrapped(os, name, "aiofiles.os") for name in _NAMES if hasattr(os, name)}
PATH_FUNCTIONS: Final = {
    name: _wrapped(os.path, name, "aiofiles.os.path") for name in _PATH_NAMES if hasattr(os.path, name)
}
