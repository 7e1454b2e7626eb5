"""Ties: moments at which asyncio promises no order (README, "Ties"), and the choices that a scenario makes there.

A run without choices of its own has none of this. One with `ties: [2, 0, 1]` takes candidate 2 at its first tie, the first
at its second, … and the first wherever the list is used up; how many candidates there were is kept in `met`. Whoever
tries all of these lists, as lib/grading/legal-orders.ts does, sees all orders.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

#: Of the ties that are told; nobody tries all orders of so many.
_MOST_TOLD: Final = 10_000


class Ties:
    """The choices of one run."""

    def __init__(self, choices: list[int]) -> None:
        self._choices = choices
        self.met: list[int] = []

    def choose(self, candidates: int) -> int:
        """Which of so many, that are in the order of an ordinary run, comes next."""
        at = len(self.met)
        if candidates < 2 or at >= _MOST_TOLD:
            return 0
        self.met.append(candidates)
        return min(self._choices[at], candidates - 1) if at < len(self._choices) else 0

    def order(self, candidates: Iterable[Any]) -> Iterator[Any]:
        """Each is chosen when it is asked for: who stops early has chosen no more than he has seen."""
        left = list(candidates)
        while left:
            yield left.pop(self.choose(len(left)))
