"""What does not exist on a virtual clock fails by name, and says what to use instead."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NoReturn


class NotSupportedHere(NotImplementedError):
    """The program asked for something that this simulated machine does not have."""

    __module__ = "builtins"  # a learner need not wonder where it comes from


_NETWORK: Final = "there are no sockets here; use aiohttp or httpx, whose network is simulated"
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


#: Functions of the standard library that need an operating system, by module, and the advice for each.
FUNCTIONS: Final = {
    "socket": (("socket", "create_connection", "create_server", "socketpair", "getaddrinfo", "gethostbyname"), _NETWORK),
    "subprocess": (("Popen", "run", "call", "check_call", "check_output", "getoutput"), _PROCESSES),
    "os": (("fork", "forkpty", "system", "popen", "execv", "execve", "posix_spawn", "kill", "killpg", "pipe"), _PROCESSES),
    "signal": (("signal", "alarm", "setitimer", "pause", "raise_signal", "sigwait", "set_wakeup_fd"), _SIGNALS),
}


def refusal(name: str, advice: str) -> Callable[..., NoReturn]:
    """A function that raises NotSupportedHere, naming itself."""

    def refuse(*_args: Any, **_kwargs: Any) -> NoReturn:
        raise NotSupportedHere(f"{name} is not supported: {advice}")

    refuse.__name__ = refuse.__qualname__ = name.rpartition(".")[2]
    return refuse
