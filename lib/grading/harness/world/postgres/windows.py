"""Window functions: each row's value from the rows of its partition."""
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from . import aggregates
from .calls import WINDOW_FUNCTIONS, CallAnalysis, aggregated, sort_keys
from .errors import SqlError, not_simulated, undefined_function
from .functions import FUNCTIONS
from .scope import Aggregate, Evaluate, Level, Scope, Typed
from .syntax import Call, Window
from .tables import hashable
from .types import FLOAT8, INT4, INT8, Type

_BOUND: Final = r"(unbounded preceding|\d+ preceding|current row|\d+ following|unbounded following)"
_FRAME: Final = re.compile(rf"(rows|range) (?:between {_BOUND} and {_BOUND}|{_BOUND})")


@dataclass(slots=True)
class WindowSpec:
    """`value` gives the value of the row at `at` of its ordered partition; `peers` numbers rows that order alike."""

    partition: list[Evaluate]
    order: list[tuple[Callable[[Any], Any], bool, bool]]
    value: Callable[[list[Level], int, list[int]], Any]


class WindowAnalysis(CallAnalysis):
    def window_call(self, node: Call, scope: Scope) -> Typed:
        if scope.clause != "items":
            raise SqlError("42P20", f"window functions are not allowed in {scope.clause}")
        window = self._named(node.over or Window(), scope)
        partition = [self.settled(self.expr(part, scope)).evaluate for part in window.partition]
        order = [self.sort_key(item, scope) for item in window.order]
        if node.name in aggregates.NAMES:
            spec, kind = self.aggregate_of(node, scope)
            value = _over_frame(spec, _frame(window.frame, bool(order)))
        elif node.name in WINDOW_FUNCTIONS:
            kind, value = self._window_function(node, scope, _frame(window.frame, bool(order)))
        elif node.name not in FUNCTIONS:
            kinds = [self.expr(arg, scope).type.name for arg in node.args]
            raise undefined_function(f"{node.name}({', '.join(kinds)})")
        else:
            raise SqlError(
                "42809", f"OVER specified, but {node.name} is not a window function nor an aggregate function"
            )
        at = len(scope.windows)
        scope.windows.append(WindowSpec(partition, order, value))
        return Typed(kind, lambda level: level.windows[at])

    def _named(self, window: Window, scope: Scope) -> Window:
        if window.name is None:
            return window
        if window.name not in scope.named_windows:
            raise SqlError("42704", f'window "{window.name}" does not exist')
        base = scope.named_windows[window.name]
        return Window(None, base.partition, window.order or base.order, window.frame or base.frame)

    def _window_function(self, node: Call, scope: Scope, frame: Any) -> tuple[Type, Any]:
        args = [self.settled(self.expr(arg, scope)) for arg in node.args]
        first = args[0].evaluate if args else lambda _: None
        if node.name in _RANKS:
            kind, rank = _RANKS[node.name]
            return kind, rank
        if not args:
            raise undefined_function(f"{node.name}()")
        if node.name == "ntile":
            return INT4, lambda rows, at, _: _tile(len(rows), first(rows[at]), at)
        if node.name in ("lag", "lead"):
            return args[0].type, self._shift(args, -1 if node.name == "lag" else 1)
        nth = args[1].evaluate if len(args) > 1 else lambda _: 1

        def pick(rows: list[Level], at: int, peers: list[int]) -> Any:
            low, high = frame(rows, at, peers)
            where = (
                high - 1 if node.name == "last_value" else low + (nth(rows[at]) - 1 if node.name == "nth_value" else 0)
            )
            return first(rows[where]) if low <= where < high else None

        return args[0].type, pick

    def _shift(self, args: list[Typed], sign: int) -> Callable[[list[Level], int, list[int]], Any]:
        value = args[0].evaluate
        by = args[1].evaluate if len(args) > 1 else lambda _: 1
        other = (self.coerce(args[2], args[0].type) or args[2]).evaluate if len(args) > 2 else lambda _: None

        def shifted(rows: list[Level], at: int, _: list[int]) -> Any:
            where = at + sign * by(rows[at])
            return value(rows[where]) if 0 <= where < len(rows) else other(rows[at])

        return shifted


def _first_peer(peers: list[int], at: int) -> int:
    return peers.index(peers[at])


_RANKS: Final[dict[str, tuple[Type, Callable[[list[Level], int, list[int]], Any]]]] = {
    "row_number": (INT8, lambda rows, at, peers: at + 1),
    "rank": (INT8, lambda rows, at, peers: _first_peer(peers, at) + 1),
    "dense_rank": (INT8, lambda rows, at, peers: peers[at] + 1),
    "percent_rank": (
        FLOAT8,
        lambda rows, at, peers: _first_peer(peers, at) / (len(rows) - 1) if len(rows) > 1 else 0.0,
    ),
    "cume_dist": (FLOAT8, lambda rows, at, peers: sum(peer <= peers[at] for peer in peers) / len(rows)),
}


def _tile(rows: int, tiles: int, at: int) -> int:
    size, larger = divmod(rows, tiles)
    return at // (size + 1) + 1 if at < larger * (size + 1) else (at - larger * (size + 1)) // size + larger + 1


def _frame(text: str, ordered: bool) -> Callable[[list[Level], int, list[int]], tuple[int, int]]:
    """From row to (first row of its frame, row after the last)."""
    if not text:
        if not ordered:
            return lambda rows, at, peers: (0, len(rows))
        return lambda rows, at, peers: (0, sum(peer <= peers[at] for peer in peers))
    match = _FRAME.fullmatch(text)
    if match is None:
        not_simulated(f"the window frame {text.upper()}")
    mode, start, end = match[1], match[2] or match[4], match[3] or "current row"
    if mode == "range" and re.search(r"\d", f"{start}{end}"):
        not_simulated("RANGE with a distance")

    def bounds(rows: list[Level], at: int, peers: list[int]) -> tuple[int, int]:
        return max(0, _bound(start, mode, at, peers, False)), min(len(rows), _bound(end, mode, at, peers, True))

    return bounds


def _bound(text: str, mode: str, at: int, peers: list[int], is_end: bool) -> int:
    amount, _, way = text.partition(" ")
    if amount == "unbounded":
        return 0 if way == "preceding" else len(peers)
    if amount == "current":
        if mode == "range":
            return sum(peer <= peers[at] for peer in peers) if is_end else _first_peer(peers, at)
        return at + is_end
    return at + (-int(amount) if way == "preceding" else int(amount)) + is_end


def _over_frame(spec: Aggregate, frame: Any) -> Callable[[list[Level], int, list[int]], Any]:
    def value(rows: list[Level], at: int, peers: list[int]) -> Any:
        low, high = frame(rows, at, peers)
        return aggregated(spec, rows[low:high])

    return value


def compute_windows(specs: list[WindowSpec], levels: list[Level]) -> None:
    """Puts each row's values into its `windows`."""
    for level in levels:
        level.windows = [None] * len(specs)
    for number, spec in enumerate(specs):
        partitions: dict[Any, list[Level]] = {}
        for level in levels:
            key = tuple(hashable(part(level)) for part in spec.partition)
            partitions.setdefault(key, []).append(level)
        for rows in partitions.values():
            ordered = sort_keys(rows, spec.order)
            peers = _peers(spec, ordered)
            for at, level in enumerate(ordered):
                level.windows[number] = spec.value(ordered, at, peers)


def _peers(spec: WindowSpec, rows: list[Level]) -> list[int]:
    keys = [tuple(hashable(key(level)) for key, _, _ in spec.order) for level in rows]
    numbers, number = [], 0
    for at, key in enumerate(keys):
        number += at > 0 and key != keys[at - 1]
        numbers.append(number)
    return numbers
