"""One task's life, drawn: spans that tile it from its creation to its end without a gap."""
from __future__ import annotations

from typing import Any, Final

from .clock import NS

#: An observation must stay of a size that can be stored. Tasks beyond the first get no lane; if there are more spans
#: than this in all, the rest of a long lane is drawn as one.
MOST_LANES: Final = 10_000
MOST_SPANS: Final = 20_000
LONGEST_TEXT: Final = 100

#: (from, to, state, on, lines in the student's file from the task's own coroutine down to the innermost call)
Span = tuple[int, int, str, "str | None", "tuple[int, ...]"]


class Lane:
    """What one task did. `since` is where its spans end so far; state, on and lines describe the span to come."""

    __slots__ = (
        "id", "name", "coroutine", "parent", "created", "line", "spans", "since", "state", "on", "lines",
        "is_main", "started", "ended", "outcome", "task", "cancels", "cancelled_at",
    )  # fmt: skip

    def __init__(self, id: int, name: str, coroutine: str, parent: int | None, created: int, line: int | None) -> None:
        self.id, self.name, self.coroutine, self.parent, self.line = id, name, coroutine, parent, line
        self.created = self.since = created
        self.spans: list[Span] = []
        self.state, self.on, self.lines = "wait", "its turn", () if line is None else (line,)
        self.is_main = self.started = False
        self.ended: int | None = None
        self.outcome = "pending"
        self.task: Any = None  # while a step of it runs
        self.cancels = 0
        self.cancelled_at: tuple[int, ...] = ()

    def add(self, until: int, state: str, on: str | None, lines: tuple[int, ...] = ()) -> None:
        self.spans.append((self.since, until, state, on, lines))
        self.since = until

    def extend(self, until: int, state: str, on: str, lines: tuple[int, ...]) -> None:
        """As `add`, but goes on with the last span if that was the same."""
        if self.spans and self.spans[-1][1:] == (self.since, state, on, lines):
            self.since = self.spans.pop()[0]
        self.add(until, state, on, lines)

    def as_dict(self, most_spans: int) -> dict[str, Any]:
        return {
            "id": self.id,
            "name": self.name[:LONGEST_TEXT],
            "coroutine": self.coroutine[:LONGEST_TEXT],
            "parent": self.parent,
            "created": self.created / NS,
            "line": self.line,
            "spans": [self._span_as_dict(*span) for span in self._first_spans(most_spans)],
            "ended": None if self.ended is None else self.ended / NS,
            "outcome": self.outcome,
        }

    def _first_spans(self, most: int) -> list[Span]:
        if len(self.spans) <= most:
            return self.spans
        first, rest = self.spans[: most - 1], self.spans[most - 1 :]
        return [*first, (rest[0][0], rest[-1][1], "wait", f"… {len(rest):,} more spans", ())]

    def _span_as_dict(self, start: int, end: int, state: str, on: str | None, lines: tuple[int, ...]) -> dict[str, Any]:
        return {
            "from": start / NS,
            "to": end / NS,
            "state": state,
            "on": on and on[:LONGEST_TEXT],
            "line": lines[-1] if lines else self.line,
        }


def lanes_as_dicts(lanes: list[Lane]) -> list[dict[str, Any]]:
    """The observation's `tasks`."""
    total = sum(len(lane.spans) for lane in lanes)
    most = total if total <= MOST_SPANS else max(2, MOST_SPANS // len(lanes))
    return [lane.as_dict(most) for lane in lanes]
