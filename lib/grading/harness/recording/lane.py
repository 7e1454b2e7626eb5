"""One task's life, drawn: spans that tile it from its creation to its end without a gap."""
from __future__ import annotations

from json.encoder import encode_basestring_ascii as _quoted
from typing import Any, Final

from ..timing.clock import NS

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
    cancelled_at: tuple[int, ...] = ()  # the lines where it waited when it was last cancelled
    spans_when_cancelled = 0

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

    def first_spans(self, most: int) -> list[Span]:
        if len(self.spans) <= most:
            return self.spans
        first, rest = self.spans[: most - 1], self.spans[most - 1 :]
        return [*first, (rest[0][0], rest[-1][1], "wait", f"… {len(rest):,} more spans", ())]


class _Seconds(dict):
    """Nanoseconds → seconds as JSON: the same moments come again and again."""

    def __missing__(self, ns: int) -> str:
        text = self[ns] = repr(ns / NS)
        return text


class _Strings(dict):
    """A string or None → its JSON."""

    def __missing__(self, string: str | None) -> str:
        text = self[string] = "null" if string is None else _quoted(string[:LONGEST_TEXT])
        return text


def lanes_as_json(lanes: list[Lane]) -> str:
    """The observation's `tasks`. As json.dumps of dicts, in less than half the time: of a run of many tasks, this is most."""
    total = sum(len(lane.spans) for lane in lanes)
    most = total if total <= MOST_SPANS else max(2, MOST_SPANS // len(lanes))
    seconds, string = _Seconds(), _Strings()
    return f"[{','.join([_as_json(lane, lane.first_spans(most), seconds, string) for lane in lanes])}]"


def _as_json(lane: Lane, spans: list[Span], seconds: _Seconds, string: _Strings) -> str:
    line = lane.line or "null"
    drawn = ",".join(
        [
            f'{{"from":{seconds[start]},"to":{seconds[end]},"state":"{state}","on":{string[on]},'
            f'"line":{lines[-1] if lines else line}}}'
            for start, end, state, on, lines in spans
        ]
    )
    ended = "null" if lane.ended is None else seconds[lane.ended]
    return (
        f'{{"id":{lane.id},"name":{string[lane.name]},"coroutine":{string[lane.coroutine]},'
        f'"parent":{"null" if lane.parent is None else lane.parent},"created":{seconds[lane.created]},"line":{line},'
        f'"spans":[{drawn}],"ended":{ended},"outcome":"{lane.outcome}"}}'
    )
