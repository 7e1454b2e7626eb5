"""multidict's classes, as far as programs meet them in aiohttp: headers and queries."""
from __future__ import annotations

from typing import Any

from ..http import Headers


class CIMultiDict(Headers):
    """Names that differ only in case are the same."""

    def getone(self, name: str, *default: Any) -> Any:
        return self.getall(name, list(default) if default else [])[0] if default else self[name]

    def extend(self, *args: Any, **kwargs: Any) -> None:
        for name, value in Headers(*args).pairs() + list(kwargs.items()):
            self.add(name, value)

    def copy(self) -> Any:
        return type(self)(self.pairs())

    def items(self) -> Any:
        return self.pairs()

    def keys(self) -> Any:
        return [name for name, _ in self.pairs()]

    def values(self) -> Any:
        return [value for _, value in self.pairs()]

    def __repr__(self) -> str:
        inside = ", ".join(f"{name!r}: {value!r}" for name, value in self.pairs())
        return f"<{type(self).__name__}({inside})>"


class MultiDict(CIMultiDict):
    def _same(self, one: Any, other: Any) -> bool:
        return bool(one == other)


class _ReadOnly:
    def _refuse(self, *_: Any) -> None:
        raise TypeError(f"'{type(self).__name__}' object does not support item assignment")

    __setitem__ = __delitem__ = _refuse


class CIMultiDictProxy(_ReadOnly, CIMultiDict):
    pass


class MultiDictProxy(_ReadOnly, MultiDict):
    pass


for _kind in (CIMultiDict, MultiDict, CIMultiDictProxy, MultiDictProxy):
    _kind.__module__ = "multidict._multidict"
