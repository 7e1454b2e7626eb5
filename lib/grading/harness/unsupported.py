"""What does not exist on a virtual clock fails by name, and says what to use instead."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NoReturn


class NotSupportedHere(NotImplementedError):
    """The program asked for something that this simulated machine does not have."""


_NETWORK: Final = "there is no network here; use asyncio.sleep() to stand for the waiting"
_PROCESSES: Final = "there are no other programs here; use a coroutine or asyncio.to_thread()"
_FILES: Final = "there are no pipes or file descriptors here; use asyncio.Queue to pass data between tasks"
_SIGNALS: Final = "there are no signals here; use asyncio.Event to tell tasks to stop"

#: Methods of an event loop that need an operating system, and the advice for each.
LOOP_METHODS: Final = {
    **dict.fromkeys(
        [
            "create_connection", "create_server", "create_datagram_endpoint", "create_unix_connection",
            "create_unix_server", "connect_accepted_socket", "start_tls", "sendfile", "getaddrinfo", "getnameinfo",
            "sock_accept", "sock_connect", "sock_recv", "sock_recv_into", "sock_recvfrom", "sock_recvfrom_into",
            "sock_sendall", "sock_sendfile", "sock_sendto",
        ],
        _NETWORK,
    ),
    **dict.fromkeys(["subprocess_exec", "subprocess_shell"], _PROCESSES),
    **dict.fromkeys(
        ["connect_read_pipe", "connect_write_pipe", "add_reader", "add_writer", "remove_reader", "remove_writer"],
        _FILES,
    ),
    **dict.fromkeys(["add_signal_handler", "remove_signal_handler"], _SIGNALS),
}  # fmt: skip


def refusal(name: str, advice: str) -> Callable[..., NoReturn]:
    """A function that raises NotSupportedHere, naming itself."""

    def refuse(*_args: Any, **_kwargs: Any) -> NoReturn:
        raise NotSupportedHere(f"{name} is not supported: {advice}")

    refuse.__name__ = refuse.__qualname__ = name.rpartition(".")[2]
    return refuse


def refused_class(name: str, advice: str) -> type:
    """A class that cannot be made, in place of one that needs an operating system."""
    return type(name.rpartition(".")[2], (), {"__init__": refusal(name, advice), "__module__": name.rpartition(".")[0]})
