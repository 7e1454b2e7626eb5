"""asyncpg.Record: a row, by position like a tuple and by name like a mapping."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any


class Record:
    """A read-only representation of PostgreSQL row."""

    __slots__ = ("_at", "_names", "_values")

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:
        raise TypeError("cannot create 'asyncpg.Record' instances")

    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, str):
            try:
                return self._values[self._at[key]]
            except KeyError:
                raise KeyError(key) from None
        if isinstance(key, (int, slice)):
            try:
                return self._values[key]
            except IndexError:
                raise IndexError("record index out of range") from None
        raise KeyError(key)

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(f"'asyncpg.Record' object has no attribute '{name}'")

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"'asyncpg.Record' object has no attribute '{name}'")

    def __setitem__(self, key: Any, value: Any) -> None:
        raise TypeError("'asyncpg.Record' object does not support item assignment")

    def get(self, key: str, default: Any = None) -> Any:
        """The value under this name, or the default."""
        at = self._at.get(key)
        return default if at is None else self._values[at]

    def keys(self) -> Iterator[str]:
        """The names of the fields."""
        return iter(self._names)

    def values(self) -> Iterator[Any]:
        """The values of the fields."""
        return iter(self._values)

    def items(self) -> Iterator[tuple[str, Any]]:
        """Pairs of names and values."""
        return zip(self._names, self._values)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __contains__(self, name: object) -> bool:
        return name in self._at

    def __hash__(self) -> int:
        return hash(self._values)

    def __repr__(self) -> str:
        fields = "".join(f" {name}={value!r}" for name, value in zip(self._names, self._values))
        return f"<Record{fields}>"


def _compared(name: str) -> Any:
    compare = getattr(tuple, name)

    def method(self: Record, other: object) -> Any:
        values = other._values if isinstance(other, Record) else other
        return compare(self._values, values) if isinstance(values, tuple) else NotImplemented

    method.__name__ = name
    return method


for _name in ("__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"):
    setattr(Record, _name, _compared(_name))
Record.__module__ = "asyncpg"
_put = object.__setattr__


def make_record(cls: type[Record], names: tuple[str, ...], at: dict[str, int], values: tuple[Any, ...]) -> Record:
    """`at` is where each name is, its last place if there are several."""
    record = object.__new__(cls)
    _put(record, "_names", names)
    _put(record, "_at", at)
    _put(record, "_values", values)
    return record
