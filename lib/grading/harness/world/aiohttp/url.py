"""yarl.URL, as far as programs meet it in aiohttp."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote, unquote

from ..http import Address, join, urlencoded
from .multidict import MultiDictProxy

#: What yarl leaves as it is in the names and values of a query.
_SAFE: Final = "?/:@!$'()*,-._~"


class URL:
    """Immutable; `URL(text)` or another URL."""

    __slots__ = ("_address",)

    def __init__(self, val: Any = "", *, encoded: bool = False) -> None:
        if isinstance(val, URL):
            self._address = val._address
        elif isinstance(val, Address):
            self._address = val
        elif isinstance(val, str):
            self._address = Address.parse(val)
        else:
            raise TypeError("Constructor parameter should be str")
        if self._address.host and self._address.query and not self._address.path:
            self._address = self._address._replace(path="/")

    @property
    def address(self) -> Address:
        return self._address

    scheme = property(lambda self: self._address.scheme)
    host = raw_host = property(lambda self: self._address.host or None)
    path = property(lambda self: unquote(self._address.path) or "/" * self.absolute)
    raw_path = property(lambda self: self._address.path or "/" * self.absolute)
    raw_query_string = property(lambda self: self._address.query)
    query_string = property(lambda self: unquote(self._address.query.replace("+", " ")))
    fragment = property(lambda self: unquote(self._address.fragment))
    authority = property(lambda self: self._address.netloc)
    user = property(lambda self: self._address.user.partition(":")[0] or None)
    password = property(lambda self: self._address.user.partition(":")[2] or None)
    explicit_port = property(lambda self: self._address.port)
    port = property(lambda self: self._address.usual_port or None)
    absolute = property(lambda self: bool(self._address.host))
    query = property(lambda self: MultiDictProxy(self._address.pairs))
    path_qs = property(lambda self: unquote(self._address.target))
    raw_path_qs = property(lambda self: self._address.target)
    name = property(lambda self: self.path.rpartition("/")[2])
    suffix = property(lambda self: "." + self.name.rpartition(".")[2] if "." in self.name[1:] else "")

    @property
    def parts(self) -> tuple[str, ...]:
        head, *rest = self.path.split("/")
        return ("/" if not head and rest else head, *rest)

    @property
    def parent(self) -> URL:
        path = self._address.path.rpartition("/")[0] or "/"
        return URL(self._address._replace(path=path, query="", fragment=""))

    def is_absolute(self) -> bool:
        return bool(self.absolute)

    def is_default_port(self) -> bool:
        return self.absolute and self._address.port is None

    def origin(self) -> URL:
        if not self.absolute:
            raise ValueError("URL should be absolute")
        return URL(self._address._replace(user="", path="", query="", fragment=""))

    def human_repr(self) -> str:
        return unquote(str(self))

    def join(self, url: URL) -> URL:
        return URL(join(str(self), str(url)))

    def joinpath(self, *others: str) -> URL:
        path = "/".join([self._address.path.rstrip("/"), *(quote(part.strip("/"), "/@:") for part in others)])
        return URL(self._address._replace(path=path, query="", fragment=""))

    def __truediv__(self, name: Any) -> URL:
        return self.joinpath(str(name))

    def __mod__(self, query: Any) -> URL:
        return self.update_query(query)

    def with_scheme(self, scheme: str) -> URL:
        return URL(self._address._replace(scheme=scheme))

    def with_host(self, host: str) -> URL:
        return URL(self._address._replace(host=host))

    def with_port(self, port: int | None) -> URL:
        return URL(self._address._replace(port=port))

    def with_path(self, path: str) -> URL:
        return URL(self._address._replace(path="/" + quote(path.lstrip("/"), "/@:"), query="", fragment=""))

    def with_name(self, name: str) -> URL:
        return self.parent / name

    def with_fragment(self, fragment: str | None) -> URL:
        return URL(self._address._replace(fragment=quote(fragment or "")))

    def with_query(self, query: Any = None, **names: Any) -> URL:
        return URL(self._address._replace(query=_encoded(names or query)))

    def update_query(self, query: Any = None, **names: Any) -> URL:
        new = Address.parse("?" + _encoded(names or query)).pairs
        named = {name for name, _ in new}
        old = [pair for pair in self._address.pairs if pair[0] not in named]
        return URL(self._address._replace(query=urlencoded(old + new, _SAFE)))

    def extend_query(self, query: Any = None, **names: Any) -> URL:
        return URL(self._address.with_pairs(_encoded(names or query)))

    def __str__(self) -> str:
        return str(self._address)

    def __repr__(self) -> str:
        return f"URL({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return self._address == other._address if isinstance(other, URL) else NotImplemented

    def __lt__(self, other: URL) -> bool:
        return str(self) < str(other)

    def __hash__(self) -> int:
        return hash(self._address)

    def __bool__(self) -> bool:
        return bool(self._address.host or self._address.path or self._address.query)


URL.__module__ = "yarl"


def _encoded(query: Any) -> str:
    if not query:
        return ""
    if isinstance(query, str):
        return urlencoded(Address.parse("?" + query).pairs, _SAFE)
    pairs = query.items() if isinstance(query, Mapping) else query
    flat = [(name, one) for name, value in pairs for one in (value if isinstance(value, (list, tuple)) else [value])]
    return urlencoded([(name, _value(value)) for name, value in flat], _SAFE)


def _value(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not hasattr(value, "__int__"):
        kind = type(value)
        raise TypeError(f"Invalid variable type: value should be str, int or float, got {value!r} of type {kind}")
    return str(float(value)) if isinstance(value, float) else str(int(value))
