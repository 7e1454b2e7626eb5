"""aiofiles on the virtual disk.

The real library hands each operation to a thread, so that the event loop goes on meanwhile. Here each operation waits
the disk's latency, as a task waits for anything else, and then is done at once on the same objects that open() gives:

    await file.read() ──► thread_job.py: wait "aiofiles: read notes.txt" ──► io.TextIOWrapper.read() on the disk

There is a thread for each, where the real default executor has a few: `executor` is accepted and not asked. Methods are
coroutines, as in current releases, so that a forgotten `await` is noticed; in 23.1 they were generators. `aiofiles.os`
is there without being imported.
"""
from __future__ import annotations

from types import ModuleType
from typing import Any, Final

from . import base, files, system, temporary
from .base import AiofilesContextManager, AsyncBase, AsyncIndirectBase
from .files import BINARY_CLASSES, STREAMS, TEXT_CLASSES


def _module(name: str, members: dict[str, Any], public: list[str] | None = None) -> ModuleType:
    module = ModuleType(name)
    vars(module).update(members)
    if public is not None:
        module.__all__ = public  # type: ignore[attr-defined]
        module.__path__ = []
    for member in members.values():
        if getattr(member, "__module__", "").startswith(__name__):
            member.__module__ = name
    return module


_base = _module(
    "aiofiles.base",
    {
        "AsyncBase": AsyncBase,
        "AsyncIndirectBase": AsyncIndirectBase,
        "_ContextManager": base.ContextManager,
        "AiofilesContextManager": AiofilesContextManager,
    },
)
_binary = _module("aiofiles.threadpool.binary", {kind.__name__: kind for kind in BINARY_CLASSES})
_text = _module("aiofiles.threadpool.text", {kind.__name__: kind for kind in TEXT_CLASSES})
_threadpool = _module(
    "aiofiles.threadpool",
    {
        **vars(_binary), **vars(_text), "AiofilesContextManager": AiofilesContextManager, "binary": _binary,
        "text": _text, "open": files.open, "wrap": files.wrap, **STREAMS, "__name__": "aiofiles.threadpool",
    },
    ["open", *STREAMS],
)  # fmt: skip
_ospath = _module("aiofiles.ospath", system.PATH_FUNCTIONS)
_os = _module("aiofiles.os", {**system.FUNCTIONS, "wrap": system.wrap, "path": _ospath, "ospath": _ospath})
_temptypes = _module(
    "aiofiles.tempfile.temptypes",
    {kind.__name__: kind for kind in (temporary.AsyncSpooledTemporaryFile, temporary.AsyncTemporaryDirectory)},
)
_tempfile = _module(
    "aiofiles.tempfile",
    {
        **temporary.FUNCTIONS,
        "AsyncSpooledTemporaryFile": temporary.AsyncSpooledTemporaryFile,
        "AsyncTemporaryDirectory": temporary.AsyncTemporaryDirectory,
        "AiofilesContextManagerTempDir": temporary.AiofilesContextManagerTempDir,
        "temptypes": _temptypes,
    },
    list(temporary.FUNCTIONS),
)
_aiofiles = _module(
    "aiofiles",
    {
        "base": _base, "threadpool": _threadpool, "os": _os, "ospath": _ospath, "tempfile": _tempfile,
        "open": files.open, **STREAMS,
    },
    ["open", "tempfile", *STREAMS],
)  # fmt: skip

MODULES: Final[dict[str, ModuleType]] = {
    module.__name__: module
    for module in (_aiofiles, _base, _threadpool, _binary, _text, _os, _ospath, _tempfile, _temptypes)
}
