"""From a request to the head of its answer, over redirects; and requests' timeouts and what it says of failures."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .. import the_world
from ..http import Address, Deadline, Exchange, Request, block_until, join, send
from . import exceptions as errors
from .preparing import address_of, in_bytes
from .response import CaseInsensitiveDict, PreparedRequest, Response


class Timeouts:
    """`timeout=` is for connecting and for each read; there is none by default."""

    def __init__(self, timeout: Any, address: Address) -> None:
        connect, read = timeout if isinstance(timeout, tuple) else (timeout, timeout)
        for name, value in (("connect", connect), ("read", read)):
            if value is not None and not isinstance(value, (int, float)):
                raise ValueError(f"Timeout value {name} was {value}, but it must be an int, float or None.")
            if value is not None and value <= 0:
                raise ValueError(
                    f"Attempted to set {name} timeout to {value}, but the timeout cannot be set to a value "
                    "less than or equal to 0."
                )
        self.connect, self.read = connect, read
        self._pool = _pool(address)

    def read_error(self) -> errors.ReadTimeout:
        return errors.ReadTimeout(f"{self._pool}: Read timed out. (read timeout={self.read})")

    def reading(self, began: float) -> tuple[Deadline, ...]:
        return () if self.read is None else (Deadline(began + self.read, self.read_error),)

    def connecting(self, began: float, error: Callable[[], Exception]) -> tuple[Deadline, ...]:
        return () if self.connect is None else (Deadline(began + self.connect, error),)

    def of_pieces(self) -> tuple[float, Callable[[], Exception]] | None:
        return None if self.read is None else (self.read, self.read_error)


class Sending:
    def __init__(self, what: str, timeouts: Timeouts, max_redirects: int) -> None:
        self._what, self._timeouts, self._max_redirects = what, timeouts, max_redirects

    def follow(self, request: Request, body: Any) -> Response:
        history: list[Response] = []
        while True:
            exchange = self._head(request)
            shown = PreparedRequest(request.method, str(request.url), CaseInsensitiveDict(request.headers), body)
            response = Response(shown, exchange, self._what, self._timeouts.of_pieces(), list(history))
            if not response.is_redirect or not self._max_redirects:
                return response
            history.append(response)
            if len(history) > self._max_redirects:
                raise errors.TooManyRedirects(f"Exceeded {self._max_redirects} redirects.", response=response)
            request, body = _redirected(request, body, response)

    def _head(self, request: Request) -> Exchange:
        now, timeouts = the_world().now(), self._timeouts
        exchange = send(request)
        if exchange.fails in ("refused", "dns", "timeout"):
            connect = _connect_error(request, timeouts.connect)
            block_until(exchange.head_at, self._what, *timeouts.connecting(now, lambda: connect("timeout")))
            raise connect(exchange.fails)
        block_until(exchange.head_at, self._what, *timeouts.reading(now))
        if exchange.fails:
            text = "('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))"
            raise errors.ConnectionError(text)
        return exchange


def _connect_error(request: Request, timeout: Any) -> Callable[[str], Exception]:
    url = request.url
    connection = f"{url.scheme.upper()}Connection(host={url.host!r}, port={url.usual_port})"
    new, unknown = "Failed to establish a new connection", f"Failed to resolve {url.host!r}"
    late = f"Connection to {url.host} timed out. (connect timeout={timeout})"
    causes = {
        "refused": f'NewConnectionError("{connection}: {new}: [Errno 111] Connection refused")',
        "dns": f'NameResolutionError("{connection}: {unknown} ([Errno -2] Name or service not known)")',
        "timeout": f"ConnectTimeoutError({connection}, '{late}')",
    }

    def error(fails: str) -> Exception:
        kind = errors.ConnectTimeout if fails == "timeout" else errors.ConnectionError
        return kind(f"{_pool(url)}: Max retries exceeded with url: {url.target} (Caused by {causes[fails]})")

    return error


def _pool(url: Address) -> str:
    return f"{url.scheme.upper()}ConnectionPool(host={url.host!r}, port={url.usual_port})"


def _redirected(request: Request, body: Any, response: Response) -> tuple[Request, Any]:
    url = address_of(join(str(request.url), response.headers["location"]))
    method, headers, status = request.method, request.headers, response.status_code
    if (status in (302, 303) and method != "HEAD") or (status == 301 and method == "POST"):
        method = "GET"
    if status not in (307, 308):
        headers, body = CaseInsensitiveDict(headers), None
        for name in ("Content-Length", "Content-Type"):
            headers.pop(name, None)
    return Request(method, url, headers, in_bytes(body)), body
