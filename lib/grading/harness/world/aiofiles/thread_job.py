"""One operation as the real library does it in a thread: it takes the disk's latency and others go on."""
from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from typing import Any, Final

from ..disk.charging import the_drive

_fspath = os.fspath

#: Methods of files that are counted and take time; all others are one turn of the loop.
COUNTED: Final = {
    **dict.fromkeys(("read", "read1", "readall", "readinto", "readline", "readlines", "peek"), "files.read"),
    **dict.fromkeys(("write", "writelines"), "files.write"),
}


async def do_in_thread(
    what: str, counted: str | None, operation: Callable[[], Any], discard: Callable[[Any], Any] | None = None
) -> Any:
    """Wait for `what`, such as `read notes.txt`, then do it. A result that nobody waits for any more is discarded."""
    drive = the_drive()
    if counted is not None:
        drive.world.count(counted)
    try:
        await drive.world.wait(drive.seconds(counted) if counted is not None else 0, f"aiofiles: {what}")
    except asyncio.CancelledError:
        _finish_alone(operation, discard)
        raise
    with drive.paid():
        return operation()


def _finish_alone(operation: Callable[[], Any], discard: Callable[[Any], Any] | None) -> None:
    """Cancelling a task does not stop the thread that works for it: the bytes are written all the same."""
    with the_drive().paid():
        try:
            result = operation()
            if discard is not None:
                discard(result)
        except Exception:
            pass  # nobody is left to hear of it


def shown(name: Any) -> str:
    return os.fsdecode(name) if isinstance(name, (str, bytes, os.PathLike)) else str(name)
