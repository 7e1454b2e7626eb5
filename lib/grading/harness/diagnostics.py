"""What a good teacher would say about the run: findings with a line and one sentence for a beginner.

Findings come in the order in which the program earned them. The same fault on the same line is one finding, however
many tasks committed it: it names the first of them, and sums the seconds.
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from .clock import BUSY_WAIT, NS, seconds_text
from .error_report import error_line, type_name
from .stops import Wait

#: A program can earn very many; nobody reads more than these.
_MOST_FINDINGS: Final = 100


@dataclass
class Finding:
    kind: str
    line: int | None
    explain: Callable[[Finding], str]
    ns: int | None = None
    times: int = 0
    tasks: dict[str, None] = field(default_factory=dict)
    calls: set[str] = field(default_factory=set)

    @property
    def task(self) -> str | None:
        return next(iter(self.tasks), None)

    @property
    def who(self) -> str:
        """Task-2, or: Task-2 and 3 other tasks."""
        others = len(self.tasks) - 1
        more = "" if others < 1 else " and 1 other task" if others == 1 else f" and {others:,} other tasks"
        return f"{self.task or 'The program'}{more}"

    def as_dict(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "line": self.line,
            "task": self.task,
            "seconds": None if self.ns is None else self.ns / NS,
            "detail": self.explain(self),
        }


class Diagnostics:
    def __init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        self._found: dict[tuple[Any, ...], Finding] = {}

    def as_list(self) -> list[dict[str, Any]]:
        return [finding.as_dict() for finding in self._found.values()]

    def _add(
        self,
        kind: str,
        line: int | None,
        task: str | None,
        what: str,
        explain: Callable[[Finding], str],
        ns: int | None = None,
    ) -> Finding:
        """`kind`, `line` and `what` together say whether this is the same finding as an earlier one."""
        finding = self._found.get((kind, line, what))
        if finding is None:
            finding = Finding(kind, line, explain)
            if len(self._found) < _MOST_FINDINGS:
                self._found[kind, line, what] = finding
        finding.times += 1
        if task is not None:
            finding.tasks[task] = None
        if ns is not None:
            finding.ns = (finding.ns or 0) + ns
        return finding

    def blocking_call(self, line: int | None, task: str, what: str, ns: int) -> None:
        """`what`, like time.sleep(1), held the event loop for `ns`; `task` is who called it."""
        function = what.partition("(")[0]

        def explain(found: Finding) -> str:
            # With other arguments each time, only the function has a name: time.sleep().
            call = what if len(found.calls) == 1 else f"{function}()"
            seconds = seconds_text((found.ns or 0) / NS)
            instead = _INSTEAD.get(function, _INSTEAD_OF_OTHERS)
            return f"{call} in {found.who} held the event loop for {seconds} s: no other task could run. {instead}"

        self._add("blocking-call", line, task, function, explain, ns).calls.add(what)

    def never_awaited(self, line: int | None, task: str | None, coroutine: str) -> None:
        def explain(found: Finding) -> str:
            times = "" if found.times == 1 else f" {found.times:,} times"
            return (
                f"{coroutine}() was called{times} but never awaited, so nothing in it ran: calling a coroutine "
                f"function only makes a coroutine object. Write `await {coroutine}(...)`."
            )

        self._add("never-awaited", line, task, coroutine, explain)

    def task_lost(self, line: int | None, task: str, coroutine: str, *, destroyed: bool = False) -> None:
        """A task that was destroyed, or else cancelled by asyncio.run(), before it was done."""

        def explain(found: Finding) -> str:
            end = (
                "disappeared before it was done: nothing kept a reference to it"
                if destroyed
                else "was not done when the main coroutine ended, so asyncio.run() cancelled it"
            )
            return f"{found.who}, running {coroutine}(), {end}. Keep the task that create_task() returns, and await it."

        self._add("task-lost", line, task, f"{coroutine} {destroyed}", explain)

    def exception_never_retrieved(self, task: str | None, exception: Any, created_line: int | None) -> None:
        line = error_line(exception) if isinstance(exception, BaseException) else None
        error = type_name(exception)

        def explain(found: Finding) -> str:
            return (
                f"{found.who} failed with {error} and nobody noticed, because nobody awaited it. Await the task: its "
                "exception is then raised where you can handle it."
            )

        self._add("exception-never-retrieved", line or created_line, task, error, explain)

    def unclosed_resource(self, line: int | None, task: str | None, what: str, close: str) -> None:
        """`what`, such as ClientSession, was opened at `line` and never closed; `close` is code that does."""

        def explain(found: Finding) -> str:
            return f"This {what} was never closed, so what it holds stays open. Write `{close}`: it closes it in any case."

        self._add("unclosed-resource", line, task, what, explain)

    def deadlock(self, waits: tuple[Wait, ...]) -> None:
        for wait in waits:
            self._add("deadlock", wait.line, wait.task, f"{wait.task} {wait.on}", _explain_deadlock(wait))

    def sequential_awaits(self, line: int | None, task: str, ns: int, detail: str) -> None:
        self._add("sequential-awaits", line, task, "", lambda _: detail, ns)


_INSTEAD: Final = {
    "time.sleep": "Write `await asyncio.sleep(...)`.",
    BUSY_WAIT: "Write `await asyncio.sleep(...)` to wait for a point in time.",
}
_INSTEAD_OF_OTHERS: Final = "Await it, or run it in a thread with `await asyncio.to_thread(...)`."


def _explain_deadlock(wait: Wait) -> Callable[[Finding], str]:
    return lambda _: (
        f"{wait.task} waits for {wait.on} for ever: every task that could end this wait is waiting too, or is over."
    )
