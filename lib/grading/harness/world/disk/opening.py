"""open() on the virtual disk: Python's own text and buffer classes over raw.py, with what they cost."""
from __future__ import annotations

import io
import os
import warnings
from collections.abc import Callable
from typing import Any, Final

from ...timing.clock import current
from .charging import the_drive
from .descriptors import shown
from .raw import FileIO

_fspath = os.fspath
#: What Linux says, in the spelling of its locale.
_ENCODING: Final = "UTF-8"

_CHARGED: Final = {
    **dict.fromkeys(("read", "read1", "readinto", "readinto1", "readline", "readlines", "readall"), "files.read"),
    **dict.fromkeys(("write", "writelines"), "files.write"),
}


def _charged(name: str, method: Callable[..., Any]) -> Callable[..., Any]:
    counted, what = _CHARGED[name], f"file.{name}()"

    def charged(self: Any, *args: Any, **kwargs: Any) -> Any:
        # Methods call one another: readlines() reads lines, and a line may be read by read().
        if self.__dict__.get("_inside") or self.closed or current.clock is None:
            return method(self, *args, **kwargs)
        if not (self.readable() if counted == "files.read" else self.writable()):
            return method(self, *args, **kwargs)  # raises
        the_drive().charge_once(counted, what, self._number)
        self._inside = True
        try:
            return method(self, *args, **kwargs)
        finally:
            self._inside = False

    charged.__name__ = name
    return charged


def _charging(base: type) -> type:
    """The class of `io`, of the same name, whose reading and writing takes time."""

    def represent(self: Any) -> str:
        if base is FileIO or base is io.TextIOWrapper:
            return "<_io." + base.__repr__(self).removeprefix("<").removeprefix("_io.")
        return f"<_io.{base.__name__} name={self.name!r}>"

    methods = {name: _charged(name, getattr(base, name)) for name in _CHARGED if hasattr(base, name)}
    return type(base.__name__, (base,), {"__module__": "_io", "__repr__": represent, **methods})


_BASES: Final = (io.TextIOWrapper, io.BufferedReader, io.BufferedWriter, io.BufferedRandom, FileIO)
_CLASSES: Final = {base: _charging(base) for base in _BASES}


def open_file(
    file: Any,
    mode: str = "r",
    buffering: int = -1,
    encoding: str | None = None,
    errors: str | None = None,
    newline: str | None = None,
    closefd: bool = True,
    opener: Callable[[Any, int], int] | None = None,
) -> Any:
    """The builtin open()."""
    if not isinstance(file, int):
        file = _fspath(file)
    _check(mode, buffering, encoding, errors, newline)
    if not isinstance(file, int) and opener is None:
        the_drive().charge("files.open", f"open({shown(file)})")
    is_text, raw_mode = "b" not in mode, mode.replace("b", "").replace("t", "")
    stream: Any = (FileIO if buffering else _CLASSES[FileIO])(file, raw_mode, closefd, opener)
    number = stream.number
    try:
        if buffering:
            buffer = _buffer_for(raw_mode)
            size = buffering if buffering > 1 else io.DEFAULT_BUFFER_SIZE
            stream = (buffer if is_text else _CLASSES[buffer])(stream, size)
        if is_text:
            encoding = _ENCODING if encoding in (None, "locale") else encoding
            stream = _CLASSES[io.TextIOWrapper](stream, encoding, errors, newline, buffering == 1)
            stream.mode = mode
        stream._number = number
        return stream
    except BaseException:
        stream.close()
        raise


def _buffer_for(raw_mode: str) -> type:
    if "+" in raw_mode:
        return io.BufferedRandom
    return io.BufferedReader if "r" in raw_mode else io.BufferedWriter


def _check(mode: str, buffering: int, encoding: str | None, errors: str | None, newline: str | None) -> None:
    """As io.open does before it opens anything."""
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    if set(mode) - set("axrwb+t") or len(mode) > len(set(mode)):
        raise ValueError(f"invalid mode: {mode!r}")
    if "t" in mode and "b" in mode:
        raise ValueError("can't have text and binary mode at once")
    if sum(kind in mode for kind in "xrwa") > 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if "b" in mode:
        for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None:
                raise ValueError(f"binary mode doesn't take {'a' if name == 'newline' else 'an'} {name} argument")
        if buffering == 1:
            message = "line buffering (buffering=1) isn't supported in binary mode"
            warnings.warn(f"{message}, the default buffer size will be used", RuntimeWarning, stacklevel=3)
    if buffering == 0 and "b" not in mode:
        raise ValueError("can't have unbuffered text I/O")
