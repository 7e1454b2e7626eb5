"""Puts the virtual disk where programs look for files: builtins.open, io, os, and what copied from them.

As with the clocks (clock_standins.py) the stand-ins are put in place once and for all, and look up the run at each
call: what a library took at its import keeps working, and while no run is on they are the real functions. Only a few settings
of tempfile and shutil are put in place for each run.
"""
from __future__ import annotations

import _io
import builtins
import functools
import glob
import io
import os
import pathlib
import random
import shutil
import sys
import tempfile
import tokenize
from collections.abc import Callable, Iterator
from types import FunctionType
from typing import Any, Final

from ...guard.touch import is_library
from ...isolation import Patches
from ...timing.clock import current
from .descriptors import STREAMS, os_open
from .failures import number_as_linux
from .opening import open_file
from .raw import FileIO
from .system_calls import DESCRIPTOR_CALLS, SYSTEM_CALLS

_frame = sys._getframe
_real_open, _real_open_code = io.open, io.open_code

#: Modules that took open() as a name of their own. tokenize did as well, and shows tracebacks their lines: it keeps it.
_COPIERS: Final = ("bz2", "lzma", "compression._common._streams", "tarfile", "_pyio")

_NAME_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz0123456789_"


def _named_after(real: Callable[..., Any]) -> Callable[[Any], Any]:
    """As functools.wraps, but for `__wrapped__`, by which a program would have the real one."""

    def name(standin: Any) -> Any:
        functools.update_wrapper(standin, real)
        del standin.__wrapped__
        return standin

    return name


def _standin(real: Callable[..., Any], virtual: Callable[..., Any]) -> Callable[..., Any]:
    @_named_after(real)
    def standin(*args: Any, **kwargs: Any) -> Any:
        return (real if current.clock is None else virtual)(*args, **kwargs)

    return standin


def _for_library_only(real: Callable[..., Any], virtual: Callable[..., Any]) -> Callable[..., Any]:
    """Names by which imports and tracebacks read the library's own files."""

    @_named_after(real)
    def standin(*args: Any, **kwargs: Any) -> Any:
        return (real if is_library(_frame(1)) else virtual)(*args, **kwargs)

    return standin


def _standin_for_descriptors(real: Callable[..., Any], virtual: Callable[..., Any]) -> Callable[..., Any]:
    @_named_after(real)
    def standin(*args: Any, **kwargs: Any) -> Any:
        is_stream = args and args[0] in STREAMS
        return (real if current.clock is None or is_stream else virtual)(*args, **kwargs)

    return standin


def install() -> None:
    """Put the stand-ins in place; a second call changes nothing."""
    if io.open is not _real_open:
        return
    number_as_linux()
    standins: dict[Any, Callable[..., Any]] = {}
    for calls, make in ((SYSTEM_CALLS, _standin), (DESCRIPTOR_CALLS, _standin_for_descriptors)):
        for name, virtual in calls.items():
            real = getattr(os, name, None)
            if real is not None:
                standins[real] = make(real, virtual)
                setattr(os, name, standins[real])
                if calls is DESCRIPTOR_CALLS:
                    setattr(sys.modules[os.name], name, standins[real])  # posix; the import system needs the rest of it
    standins[_real_open] = builtins.open = io.open = _standin(_real_open, open_file)
    io.open_code = _standin(_real_open_code, lambda path: open_file(path, "rb"))
    _replace_copies(standins)


def _replace_copies(standins: dict[Any, Callable[..., Any]]) -> None:
    for module in [sys.modules[name] for name in _COPIERS if name in sys.modules]:
        for name, value in list(vars(module).items()):
            if value is _real_open:
                setattr(module, name, standins[_real_open])
    for owner in [kind for module in (glob, pathlib) for kind in vars(module).values() if isinstance(kind, type)]:
        for name, value in list(vars(owner).items()):
            if isinstance(value, staticmethod) and value.__func__ in standins:
                setattr(owner, name, staticmethod(standins[value.__func__]))
    # tempfile took os.unlink as a default, so that it works while the interpreter goes down.
    for function in vars(tempfile._TemporaryFileCloser).values():  # type: ignore[attr-defined]
        if isinstance(function, FunctionType) and function.__defaults__:
            function.__defaults__ = tuple(
                standins.get(value, value) if callable(value) else value for value in function.__defaults__
            )


def begin(patches: Patches) -> None:
    """For one run: names of temporary files that are the same each time, and no short cuts past the stand-ins."""
    put = patches.put
    put(io, "FileIO", FileIO)
    for owner, name, real, virtual in _OF_THE_LIBRARY:
        put(owner, name, _for_library_only(real, virtual))
    put(tempfile, "tempdir", "/tmp")
    put(tempfile, "_name_sequence", _temporary_names())
    for module, name, value in _NO_SHORT_CUTS:
        put(module, name, value)


_OF_THE_LIBRARY: Final = (
    (_io, "FileIO", _io.FileIO, FileIO),
    (_io, "open", _io.open, open_file),
    (tokenize, "_builtin_open", _io.open, open_file),
    (sys.modules[os.name], "open", sys.modules[os.name].open, os_open),  # posix
)


def _temporary_names() -> Iterator[str]:
    letters = random.Random(0)
    while True:
        yield "".join(letters.choices(_NAME_LETTERS, k=8))


#: Which ways to go through descriptors and directory descriptors the libraries take, if the platform has them.
_NO_SHORT_CUTS: Final = [
    (module, name, value)
    for module, name, value in (
        (tempfile, "_O_TMPFILE_WORKS", False),
        (shutil, "_use_fd_functions", False),
        (shutil, "_rmtree_impl", getattr(shutil, "_rmtree_unsafe", None)),
        (shutil, "_USE_CP_SENDFILE", False),
        (shutil, "_USE_CP_COPY_FILE_RANGE", False),
    )
    if hasattr(module, name)
]
