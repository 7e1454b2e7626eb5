"""What a connection knows of its session: codecs of types, listeners, the server's version."""
from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from ...unsupported import refusal
from .codecs import Codecs
from .types import ServerVersion


class SessionInfo:
    """The part of a connection that asks nothing of the server."""

    _session: Any
    _codecs: Codecs
    _termination_listeners: dict[Callable[[Any], Any], None]

    def _check_open(self) -> None:
        raise NotImplementedError

    async def set_type_codec(
        self, typename: str, *, schema: str = "public", encoder: Callable[[Any], Any], decoder: Callable[[Any], Any],
        format: str = "text",
    ) -> None:  # fmt: skip
        """Set an encoder/decoder pair for the specified data type."""
        self._check_open()
        if format != "text":
            refusal(f"asyncpg's {format} codecs", "use format='text'")()
        self._codecs[typename] = (encoder, decoder)

    async def reset_type_codec(self, typename: str, *, schema: str = "public") -> None:
        self._codecs.pop(typename, None)

    def get_server_pid(self) -> int:
        return self._session.pid

    def get_server_version(self) -> ServerVersion:
        return ServerVersion(15, 4, 0, "final", 0)

    def get_settings(self) -> Any:
        return SimpleNamespace(**{name: value for name, value in self._session.settings.items() if "." not in name})

    def add_log_listener(self, callback: Callable[..., Any]) -> None:
        """The server never has anything to say."""
        self._check_open()

    def remove_log_listener(self, callback: Callable[..., Any]) -> None:
        return None

    def add_termination_listener(self, callback: Callable[[Any], Any]) -> None:
        self._termination_listeners[callback] = None

    def remove_termination_listener(self, callback: Callable[[Any], Any]) -> None:
        self._termination_listeners.pop(callback, None)

    async def reload_schema_state(self) -> None:
        return None
