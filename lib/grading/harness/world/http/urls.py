"""URLs as the network sees them; each library has a URL class of its own on top."""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, NamedTuple
from urllib.parse import parse_qsl, quote, quote_plus, unquote, urljoin, urlsplit, urlunsplit

_PORTS: Final = {"http": 80, "https": 443}

#: What may stand in a URL as it is; "%" so that what is encoded already stays.
_SAFE: Final = "%/:@!$&'()*+,;=~?"

join: Final = urljoin


def quoted(text: str) -> str:
    return quote(text, _SAFE)


def urlencoded(pairs: Iterable[tuple[Any, Any]], safe: str = "") -> str:
    return "&".join(f"{quote_plus(str(key), safe)}={quote_plus(str(value), safe)}" for key, value in pairs)


class Address(NamedTuple):
    """A URL in its parts. `port` is None if the URL names none, or the usual one."""

    scheme: str
    user: str
    host: str
    port: int | None
    path: str
    query: str
    fragment: str

    @classmethod
    def parse(cls, text: str) -> Address:
        """ValueError for a port that is no number and the like."""
        parts = urlsplit(text.strip())
        scheme, host = parts.scheme.lower(), parts.hostname or ""
        port = None if parts.port == _PORTS.get(scheme) else parts.port
        path = quoted(parts.path)
        query = quoted(parts.query.replace(" ", "+"))
        user = parts.netloc.rpartition("@")[0]
        return cls(scheme, user, host, port, path, query, quoted(parts.fragment))

    def __str__(self) -> str:
        return urlunsplit((self.scheme, self.netloc, self.path, self.query, self.fragment))

    @property
    def netloc(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.user}@" * bool(self.user) + host + (f":{self.port}" if self.port is not None else "")

    @property
    def host_header(self) -> str:
        return self.netloc.rpartition("@")[2]

    @property
    def usual_port(self) -> int:
        return self.port or _PORTS.get(self.scheme, 0)

    @property
    def target(self) -> str:
        """Path and query, as in a request's first line."""
        return f"{self.path or '/'}?{self.query}" if self.query else self.path or "/"

    @property
    def as_asked(self) -> str:
        """The URL as the server knows it."""
        return f"{self.scheme}://{self.host_header}{self.target}"

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return parse_qsl(self.query, keep_blank_values=True)

    def with_pairs(self, encoded: str) -> Address:
        """With this encoded query after the one that is there."""
        return self._replace(query="&".join(part for part in (self.query, encoded) if part))

    @property
    def decoded_path(self) -> str:
        return unquote(self.path) or "/"
