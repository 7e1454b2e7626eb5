"""Sets whose order a scenario chooses (timing/ties.py), where asyncio makes or hands out sets."""
from __future__ import annotations

from asyncio import coroutines
from collections.abc import Iterable, Iterator
from typing import Any

from ..timing.ties import Ties
from .ordered_set import OrderedSet, in_order


class OpenSet(OrderedSet):
    """An OrderedSet that is walked in an order of choice: the same each time, as in life, until something is added.

    Only a walk chooses. What asks for members, or makes another set of these, does not: the other one is open as well.
    """

    def __init__(self, items: Iterable[Any], ties: Ties) -> None:
        super().__init__(items)
        self._ties = ties
        self._chosen: dict[Any, None] = {}  # the first members, in their order, as far as somebody has asked

    def _like(self, items: Iterable[Any]) -> OrderedSet:
        return OpenSet(items, self._ties)

    def add(self, item: Any) -> None:
        if item not in self:
            self._chosen.clear()  # it may come to stand before these
        super().add(item)

    def discard(self, item: Any) -> None:
        super().discard(item)
        self._chosen.pop(item, None)

    def remove(self, item: Any) -> None:
        super().remove(item)
        self._chosen.pop(item, None)

    def pop(self) -> Any:
        for item in self:
            self.remove(item)
            return item
        return super().pop()  # fails, as a set does

    def clear(self) -> None:
        super().clear()
        self._chosen.clear()

    def __iter__(self) -> Iterator[Any]:
        left = dict(self._order)  # a copy, as in the base
        while left:
            item = next((item for item in self._chosen if item in left), None)
            if item is None:
                item = list(left)[self._ties.choose(len(left))]
                self._chosen[item] = None
            del left[item]
            yield item


OpenSet.__name__ = OpenSet.__qualname__ = "set"
OpenSet.__module__ = "builtins"


def set_of(ties: Ties | None, items: Iterable[Any] = ()) -> OrderedSet:
    """In the order of insertion, or where a run chooses in an order of choice."""
    return OrderedSet(items) if ties is None else OpenSet(items, ties)


def set_in_tasks(ties: Ties, *items: Iterable[Any]) -> OrderedSet:
    """What `set` is in asyncio.tasks. An empty one is handed out by asyncio.wait().

    The others hold what wait() and as_completed() were given, and their order shows in one thing alone: as_completed()
    makes tasks of coroutines as they come.
    """
    if not items:
        return OpenSet((), ties)
    given = in_order(OrderedSet(*items))
    order = ties.order([one for one in given if coroutines.iscoroutine(one)])
    return OrderedSet([next(order) if coroutines.iscoroutine(one) else one for one in given])


def as_completed_in_choice(iterator: type, ties: Ties) -> type:
    """asyncio's `_AsCompletedIterator`, but that futures which are done from the start come in an order of choice."""

    class AsCompletedIterator(iterator):  # type: ignore[misc]
        def __init__(self, futures: Any, timeout: float | None) -> None:
            given = OrderedSet(futures)
            done = [one for one in in_order(given) if getattr(one, "done", bool)()]
            self._done_before, self._first = frozenset(done), ties.order(done)
            super().__init__(given, timeout)

        def _handle_completion(self, future: Any) -> None:
            super()._handle_completion(next(self._first) if future in self._done_before else future)

    return AsCompletedIterator
