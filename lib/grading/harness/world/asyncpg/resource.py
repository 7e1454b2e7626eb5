"""What belongs to a connection: unusable once it is closed, or released to its pool."""
from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from .exceptions import InterfaceError


def guarded(method: Callable[..., Any]) -> Callable[..., Any]:
    """The method checks first that the connection is still there."""

    @functools.wraps(method)
    def check(self: Any, *args: Any, **kwargs: Any) -> Any:
        self._check_conn_validity(method.__name__)
        return method(self, *args, **kwargs)

    return check


class ConnectionResource:
    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._con_release_ctr = connection._pool_release_ctr

    def _check_conn_validity(self, method: str) -> None:
        what = f"cannot call {type(self).__name__}.{method}(): the underlying connection "
        if self._connection._pool_release_ctr != self._con_release_ctr:
            raise InterfaceError(what + "has been released back to the pool")
        if self._connection.is_closed():
            raise InterfaceError(what + "is closed")
