"""httpx.URL, QueryParams and Headers."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..http import Address, join, urlencoded
from ..http import Headers as BaseHeaders
from .exceptions import InvalidURL


class Headers(BaseHeaders):
    """Names in lower case; a name that repeats has its values joined."""

    def __init__(self, headers: Any = None) -> None:
        super().__init__(headers)
        self._pairs = [(str(name).lower(), value) for name, value in self._pairs]

    def __getitem__(self, name: str) -> str:
        return ", ".join(self.getall(name))

    def __setitem__(self, name: str, value: str) -> None:
        super().__setitem__(name.lower(), value)

    def multi_items(self) -> list[tuple[str, str]]:
        return self.pairs()

    def get_list(self, name: str, split_commas: bool = False) -> list[str]:
        values: list[str] = self.getall(name, [])
        return [part.strip() for value in values for part in value.split(",")] if split_commas else values

    def copy(self) -> Headers:
        return Headers(self)

    def __repr__(self) -> str:
        return f"Headers({dict(self._pairs)!r})"


class QueryParams(Mapping[str, str]):
    def __init__(self, given: Any = None, **names: Any) -> None:
        self._pairs = _pairs(given if given is not None else names)

    def multi_items(self) -> list[tuple[str, str]]:
        return list(self._pairs)

    def get_list(self, name: str) -> list[str]:
        return [value for key, value in self._pairs if key == name]

    def merge(self, given: Any) -> QueryParams:
        new = _pairs(given)
        names = {name for name, _ in new}
        return QueryParams([pair for pair in self._pairs if pair[0] not in names] + new)

    def __getitem__(self, name: str) -> str:
        values = self.get_list(name)
        if not values:
            raise KeyError(name)
        return values[0]

    def __iter__(self) -> Iterator[str]:
        return iter(dict(self._pairs))

    def __len__(self) -> int:
        return len(dict(self._pairs))

    def __bool__(self) -> bool:
        return bool(self._pairs)

    def __str__(self) -> str:
        return urlencoded(self._pairs)

    def __repr__(self) -> str:
        return f"QueryParams({str(self)!r})"


def _pairs(given: Any) -> list[tuple[str, str]]:
    if not given:
        return []
    if isinstance(given, QueryParams):
        return given.multi_items()
    if isinstance(given, str):
        return Address.parse("?" + given.lstrip("?")).pairs
    items = given.items() if isinstance(given, Mapping) else given
    lists = ((name, value if isinstance(value, (list, tuple)) else [value]) for name, value in items)
    return [(str(name), _text(one)) for name, values in lists for one in values]


def _text(value: Any) -> str:
    if value is True or value is False:
        return str(value).lower()
    return "" if value is None else str(value)


class URL:
    """Immutable."""

    def __init__(self, url: Any = "", *, params: Any = None) -> None:
        if isinstance(url, URL):
            self._address = url._address
        elif isinstance(url, Address):
            self._address = url
        elif isinstance(url, str):
            try:
                self._address = Address.parse(url)
            except ValueError as error:
                raise InvalidURL(f"Invalid URL: {error}") from None
        else:
            raise TypeError(f"Invalid type for url.  Expected str or httpx.URL, got {type(url)}: {url!r}")
        if params is not None:
            self._address = self._address._replace(query=str(QueryParams(params)))

    @property
    def address(self) -> Address:
        return self._address

    scheme = property(lambda self: self._address.scheme)
    host = property(lambda self: self._address.host)
    port = property(lambda self: self._address.port)
    path = property(lambda self: self._address.decoded_path)
    query = property(lambda self: self._address.query.encode())
    raw_path = property(lambda self: self._address.target.encode())
    fragment = property(lambda self: self._address.fragment)
    netloc = property(lambda self: self._address.host_header.encode())
    params = property(lambda self: QueryParams(self._address.query))
    is_absolute_url = property(lambda self: bool(self._address.scheme and self._address.host))
    is_relative_url = property(lambda self: not self.is_absolute_url)

    def copy_with(self, **parts: Any) -> URL:
        if "params" in parts:
            parts["query"] = str(QueryParams(parts.pop("params")))
        return URL(self._address._replace(**parts))

    def copy_merge_params(self, params: Any) -> URL:
        return self.copy_with(params=self.params.merge(params))

    def copy_set_param(self, key: str, value: Any) -> URL:
        return self.copy_merge_params({key: value})

    def copy_add_param(self, key: str, value: Any) -> URL:
        return self.copy_with(params=[*self.params.multi_items(), (key, value)])

    def join(self, url: Any) -> URL:
        return URL(join(str(self), str(url)))

    def __str__(self) -> str:
        return str(self._address)

    def __repr__(self) -> str:
        return f"URL({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (URL, str)) and self._address == URL(other)._address

    def __hash__(self) -> int:
        return hash(self._address)
