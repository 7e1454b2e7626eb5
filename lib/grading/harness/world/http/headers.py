"""Names and values in their order; names may repeat, in any case. The base of each library's own class."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from typing import Any


class Headers(MutableMapping[str, str]):
    """`headers[name]` is the first value of that name."""

    def __init__(self, items: Mapping[str, Any] | Iterable[tuple[str, Any]] | None = None, /) -> None:
        self._pairs: list[tuple[str, Any]] = []
        if isinstance(items, Headers):
            self._pairs = list(items._pairs)
        elif items:
            self._pairs = [*(items.items() if isinstance(items, Mapping) else items)]

    def _same(self, one: Any, other: Any) -> bool:
        return isinstance(other, str) and one.lower() == other.lower()

    def getall(self, name: str, *default: Any) -> Any:
        values = [value for key, value in self._pairs if self._same(key, name)]
        if not values and default:
            return default[0]
        if not values:
            raise KeyError(name)
        return values

    def add(self, name: str, value: Any) -> None:
        self._pairs.append((name, value))

    def pairs(self) -> list[tuple[str, Any]]:
        return list(self._pairs)

    def __getitem__(self, name: str) -> Any:
        return self.getall(name)[0]

    def __setitem__(self, name: str, value: Any) -> None:
        at = next((i for i, (key, _) in enumerate(self._pairs) if self._same(key, name)), len(self._pairs))
        self._pairs[at : at + 1] = [(name, value)]
        self._pairs = [pair for i, pair in enumerate(self._pairs) if i == at or not self._same(pair[0], name)]

    def __delitem__(self, name: str) -> None:
        self.getall(name)
        self._pairs = [pair for pair in self._pairs if not self._same(pair[0], name)]

    def __iter__(self) -> Iterator[str]:
        return (key for key, _ in self._pairs)

    def __len__(self) -> int:
        return len(self._pairs)

    def __contains__(self, name: object) -> bool:
        return any(self._same(key, name) for key, _ in self._pairs)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Mapping):
            return NotImplemented
        others = Headers(other)._pairs
        return sorted((k.lower(), v) for k, v in self._pairs) == sorted((k.lower(), v) for k, v in others)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(dict(self._pairs))
