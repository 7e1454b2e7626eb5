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

    # Most tasks never need another value: class attributes cost nothing per task.
    state: str = "wait"
    on: str | None = "its turn"
    is_main = False
    started = False
    ended: int | None = None
    outcome = "pending"
    task: Any = None  # while a step of it runs
    cancels = 0
    cancelled_at: tuple[int, ...] = ()

    def __init__(self, id: int, name: str, coroutine: str, parent: int | None, created: int, line: int | None) -> None:
        self.id, self.name, self.coroutine, self.parent, self.line = id, name, coroutine, parent, line
        self.created = self.since = created
        self.spans: list[Span] = []
        self.lines: tuple[int, ...] = () if line is None else (line,)

    def add(self, until: int, state: str, on: str | None, lines: tuple[int, ...] = ()) -> None:
        self.spans.append((self.since, until, state, on, lines))
        self.since = until

    def extend(self, until: int, state: str, on: str, lines: tuple[int, ...]) -> None:
        """As `add`, but goes on with the last span if that was the same."""
        if self.spans and self.spans[-1][1:] == (self.since, state, on, lines):
            self.since = self.spans.pop()[0]
        self.add(until, state, on, lines)

    def as_dict(self, most_spans: int) -> dict[str, Any]:
        line = self.line
        return {
            "id": self.id,
            "name": self.name[:LONGEST_TEXT],
            "coroutine": self.coroutine[:LONGEST_TEXT],
            "parent": self.parent,
            "created": self.created / NS,
            "line": line,
            "spans": [
                {
                    "from": start / NS,
                    "to": end / NS,
                    "state": state,
                    "on": on if on is None or len(on) <= LONGEST_TEXT else on[:LONGEST_TEXT],
                    "line": lines[-1] if lines else line,
                }
                for start, end, state, on, lines in self._first_spans(most_spans)
            ],
            "ended": None if self.ended is None else self.ended / NS,
            "outcome": self.outcome,
        }

    def _first_spans(self, most: int) -> list[Span]:
        if len(self.spans) <= most:
            return self.spans
        first, rest = self.spans[: most - 1], self.spans[most - 1 :]
        return [*first, (rest[0][0], rest[-1][1], "wait", f"… {len(rest):,} more spans", ())]


def lanes_as_dicts(lanes: list[Lane]) -> list[dict[str, Any]]:
    """The observation's `tasks`."""
    total = sum(len(lane.spans) for lane in lanes)
    most = total if total <= MOST_SPANS else max(2, MOST_SPANS // len(lanes))
    return [lane.as_dict(most) for lane in lanes]
