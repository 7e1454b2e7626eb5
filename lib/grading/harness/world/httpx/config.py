"""httpx.Timeout, httpx.Limits and httpx.codes."""
from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from http import HTTPStatus
from typing import Any, Final

UNSET: Final[Any] = type("UseClientDefault", (), {"__repr__": lambda self: "USE_CLIENT_DEFAULT"})()


class Timeout:
    """Seconds for connecting, for each read, for writing and for a connection of the pool; None is no limit."""

    def __init__(
        self,
        timeout: Any = UNSET,
        *,
        connect: Any = UNSET,
        read: Any = UNSET,
        write: Any = UNSET,
        pool: Any = UNSET,
    ) -> None:
        parts = {"connect": connect, "read": read, "write": write, "pool": pool}
        if isinstance(timeout, Timeout):
            self.connect, self.read, self.write, self.pool = timeout._parts
        elif isinstance(timeout, tuple):
            self.connect, self.read, self.write, self.pool = (*timeout, None, None)[:4]
        elif timeout is UNSET and any(value is UNSET for value in parts.values()):
            raise ValueError("httpx.Timeout must either include a default, or set all four parameters explicitly.")
        else:
            for name, value in parts.items():
                setattr(self, name, timeout if value is UNSET else value)

    @property
    def _parts(self) -> tuple[Any, Any, Any, Any]:
        return self.connect, self.read, self.write, self.pool

    def as_dict(self) -> dict[str, Any]:
        return {"connect": self.connect, "read": self.read, "write": self.write, "pool": self.pool}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Timeout) and self._parts == other._parts

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        if len(set(self._parts)) == 1:
            return f"Timeout(timeout={self.connect})"
        return f"Timeout({', '.join(f'{name}={value}' for name, value in self.as_dict().items())})"


@dataclass
class Limits:
    max_connections: int | None = None
    max_keepalive_connections: int | None = None
    keepalive_expiry: float | None = 5.0


class _Codes(IntEnum):
    @classmethod
    def get_reason_phrase(cls, value: int) -> str:
        return HTTPStatus(value).phrase if value in set(HTTPStatus) else ""

    @classmethod
    def is_success(cls, value: int) -> bool:
        return 200 <= value <= 299

    @classmethod
    def is_redirect(cls, value: int) -> bool:
        return 300 <= value <= 399

    @classmethod
    def is_client_error(cls, value: int) -> bool:
        return 400 <= value <= 499

    @classmethod
    def is_server_error(cls, value: int) -> bool:
        return 500 <= value <= 599

    @classmethod
    def is_error(cls, value: int) -> bool:
        return 400 <= value <= 599


codes: Final[Any] = _Codes("codes", {status.name: status.value for status in HTTPStatus})

DEFAULT_TIMEOUT: Final = Timeout(5.0)
DEFAULT_LIMITS: Final = Limits(max_connections=100, max_keepalive_connections=20)
