"""aiohttp.client_exceptions, as of aiohttp 3.14: the hierarchy and the messages."""
from __future__ import annotations

import asyncio
from typing import Any, Final

from ..http.modules import belong_to

try:
    from ssl import CertificateError, SSLError
except ImportError:  # WebAssembly has no ssl

    class SSLError(OSError):  # type: ignore[no-redef]
        pass

    class CertificateError(SSLError, ValueError):  # type: ignore[no-redef]
        pass


class ClientError(Exception):
    """Everything that a client of aiohttp may raise by itself."""


class ClientResponseError(ClientError):
    """An answer came, and it is not what was hoped for."""

    def __init__(
        self, request_info: Any, history: tuple[Any, ...], *, status: int = 0, message: str = "", headers: Any = None
    ) -> None:
        self.request_info, self.history = request_info, history
        self.status, self.message, self.headers = status, message, headers
        self.args = (request_info, history)

    @property
    def code(self) -> int:
        return self.status

    def __str__(self) -> str:
        return f"{self.status}, message={self.message!r}, url={str(self.request_info.real_url)!r}"

    def __repr__(self) -> str:
        parts = [f"{self.request_info!r}, {self.history!r}"]
        for name, empty in (("status", 0), ("message", ""), ("headers", None)):
            value = getattr(self, name)
            if value != empty:
                parts.append(f"{name}={value!r}")
        return f"{type(self).__name__}({', '.join(parts)})"


class ContentTypeError(ClientResponseError):
    pass


class WSServerHandshakeError(ClientResponseError):
    pass


class ClientHttpProxyError(ClientResponseError):
    pass


class TooManyRedirects(ClientResponseError):
    pass


class ClientConnectionError(ClientError):
    pass


class ClientConnectionResetError(ClientConnectionError, ConnectionResetError):
    pass


class ClientOSError(ClientConnectionError, OSError):
    pass


class ClientConnectorError(ClientOSError):
    """No connection to the host; `connection_key` has its host, port and ssl."""

    def __init__(self, connection_key: Any, os_error: OSError) -> None:
        self._conn_key, self._os_error = connection_key, os_error
        super().__init__(os_error.errno, os_error.strerror)
        self.args = (connection_key, os_error)

    os_error = property(lambda self: self._os_error)
    host = property(lambda self: self._conn_key.host)
    port = property(lambda self: self._conn_key.port)
    ssl = property(lambda self: self._conn_key.ssl)

    def __str__(self) -> str:
        ssl = "default" if self.ssl is True else self.ssl
        return f"Cannot connect to host {self.host}:{self.port} ssl:{ssl} [{self.strerror}]"


class ClientConnectorDNSError(ClientConnectorError):
    pass


class ClientProxyConnectionError(ClientConnectorError):
    pass


class UnixClientConnectorError(ClientConnectorError):
    pass


class ServerConnectionError(ClientConnectionError):
    pass


class ServerDisconnectedError(ServerConnectionError):
    def __init__(self, message: Any = None) -> None:
        self.message = "Server disconnected" if message is None else message
        self.args = (self.message,)


class ServerTimeoutError(ServerConnectionError, asyncio.TimeoutError):
    pass


class ConnectionTimeoutError(ServerTimeoutError):
    pass


class SocketTimeoutError(ServerTimeoutError):
    pass


class ServerFingerprintMismatch(ServerConnectionError):
    pass


class ClientPayloadError(ClientError):
    pass


class InvalidURL(ClientError, ValueError):
    def __init__(self, url: Any, description: str | None = None) -> None:
        self._url, self._description = url, description
        super().__init__(*((url, description) if description else (url,)))

    url = property(lambda self: self._url)
    description = property(lambda self: self._description)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self}>"

    def __str__(self) -> str:
        return f"{self._url} - {self._description}" if self._description else str(self._url)


class InvalidUrlClientError(InvalidURL):
    pass


class RedirectClientError(ClientError):
    pass


class NonHttpUrlClientError(ClientError):
    pass


class InvalidUrlRedirectClientError(InvalidUrlClientError, RedirectClientError):
    pass


class NonHttpUrlRedirectClientError(NonHttpUrlClientError, RedirectClientError):
    pass


class ClientSSLError(ClientConnectorError):
    pass


class ClientConnectorSSLError(ClientSSLError, SSLError):
    pass


class ClientConnectorCertificateError(ClientSSLError, CertificateError):
    pass


class WSMessageTypeError(TypeError):
    pass


EXCEPTIONS: Final = belong_to(
    "aiohttp.client_exceptions",
    *(kind for kind in list(vars().values()) if isinstance(kind, type) and issubclass(kind, ClientError)),
    WSMessageTypeError,
)
