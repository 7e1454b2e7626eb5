"""A set that iterates in the order of insertion.

asyncio keeps tasks in plain sets, whose order follows object addresses: TaskGroup would cancel, and `wait` would
start, in an order that differs from run to run.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any


def task_order(task: Any) -> tuple[int, str]:
    """Sort key that puts Task-2 before Task-10, and named tasks after those, by name."""
    name = str(getattr(task, "get_name", str)())
    head, _, number = name.rpartition("-")
    return (int(number), "") if head == "Task" and number.isdigit() else (1 << 60, name)


def in_order(items: Iterable[Any]) -> Iterable[Any]:
    """An ordered set's members by insertion, also of one whose order is open: to walk that would be to choose one."""
    return list(items._order) if isinstance(items, OrderedSet) else items


class OrderedSet(set):
    """Everything a set does; iteration, pop and repr follow insertion."""

    def __init__(self, items: Iterable[Any] = ()) -> None:
        if type(items) in (set, frozenset):
            items = sorted(items, key=task_order)  # a plain set of the program's own goes by address
        self._order: dict[Any, None] = dict.fromkeys(in_order(items))
        super().__init__(self._order)

    def _like(self, items: Iterable[Any]) -> OrderedSet:
        """A set of the same kind."""
        return OrderedSet(items)

    def __del__(self) -> None:
        # The set lets go first, so that what it held ends in the order of `_order`, and its warnings come in order.
        super().clear()

    def add(self, item: Any) -> None:
        self._order[item] = None
        super().add(item)

    def discard(self, item: Any) -> None:
        self._order.pop(item, None)
        super().discard(item)

    def remove(self, item: Any) -> None:
        super().remove(item)
        del self._order[item]

    def pop(self) -> Any:
        if not self._order:
            raise KeyError("pop from an empty set")
        item = next(iter(self._order))
        self.remove(item)
        return item

    def clear(self) -> None:
        self._order.clear()
        super().clear()

    def update(self, *others: Iterable[Any]) -> None:
        for other in others:
            for item in in_order(other):
                self.add(item)

    def difference_update(self, *others: Iterable[Any]) -> None:
        for other in others:
            for item in list(in_order(other)):
                self.discard(item)

    def intersection_update(self, *others: Iterable[Any]) -> None:
        self.difference_update(self.difference(self.intersection(*others)))

    def symmetric_difference_update(self, other: Iterable[Any]) -> None:
        for item in list(in_order(other)):
            (self.discard if item in self else self.add)(item)

    def __ior__(self, other: Any) -> OrderedSet:
        self.update(other)
        return self

    def __isub__(self, other: Any) -> OrderedSet:
        self.difference_update(other)
        return self

    def __iand__(self, other: Any) -> OrderedSet:
        self.intersection_update(other)
        return self

    def __ixor__(self, other: Any) -> OrderedSet:
        self.symmetric_difference_update(other)
        return self

    def __iter__(self) -> Iterator[Any]:
        # A copy, since asyncio's callbacks remove tasks while somebody walks the set.
        return iter(list(self._order))

    def __or__(self, other: Any) -> OrderedSet:
        return self.union(other) if isinstance(other, (set, frozenset)) else NotImplemented

    def __sub__(self, other: Any) -> OrderedSet:
        return self.difference(other) if isinstance(other, (set, frozenset)) else NotImplemented

    def __and__(self, other: Any) -> OrderedSet:
        return self.intersection(other) if isinstance(other, (set, frozenset)) else NotImplemented

    def union(self, *others: Iterable[Any]) -> OrderedSet:
        return self._like(item for source in (self, *others) for item in in_order(source))

    def difference(self, *others: Iterable[Any]) -> OrderedSet:
        removed = set().union(*others)
        return self._like(item for item in in_order(self) if item not in removed)

    def intersection(self, *others: Iterable[Any]) -> OrderedSet:
        kept = set.intersection(self, *others)
        return self._like(item for item in in_order(self) if item in kept)

    def copy(self) -> OrderedSet:
        return self._like(self)

    def __repr__(self) -> str:
        return "{" + ", ".join(map(repr, self)) + "}" if self._order else "set()"


# A program that asks what asyncio.wait() returned is told what it would be told in life.
OrderedSet.__name__ = OrderedSet.__qualname__ = "set"
OrderedSet.__module__ = "builtins"
