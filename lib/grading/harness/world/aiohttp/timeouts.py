"""aiohttp.ClientTimeout, and the points in time that follow from it.

A real ClientTimeout rounds what is above 5 s up to a whole second of the loop's clock; here a timeout is exact.
"""
from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any, Final

from ..http import Deadline
from .exceptions import ConnectionTimeoutError
from .streams import read_timeout


@dataclass(frozen=True)
class ClientTimeout:
    total: float | None = None
    connect: float | None = None
    sock_read: float | None = None
    sock_connect: float | None = None
    ceil_threshold: float = 5


DEFAULT_TIMEOUT: Final = ClientTimeout(total=5 * 60, sock_connect=30)


class Deadlines:
    """Of one request that began at `began`; each limit that is None or 0 is none."""

    def __init__(self, timeout: ClientTimeout, began: float) -> None:
        self._timeout = timeout
        self.total = (Deadline(began + timeout.total, asyncio.TimeoutError),) if timeout.total else ()

    def of_connecting(self, began: float, url: Any, *, in_line: bool = False) -> tuple[Deadline, ...]:
        """For a connection: `connect` is with the time in line, `sock_connect` without it."""
        limits = [self._timeout.connect] if in_line else [self._timeout.connect, self._timeout.sock_connect]

        def error() -> BaseException:
            return ConnectionTimeoutError(f"Connection timeout to host {url}")

        return (*self.total, *(Deadline(began + limit, error) for limit in limits if limit))

    def of_the_head(self, sent: float) -> tuple[Deadline, ...]:
        limit = self._timeout.sock_read
        return (*self.total, Deadline(sent + limit, read_timeout)) if limit else self.total

    @property
    def sock_read(self) -> float | None:
        return self._timeout.sock_read or None
