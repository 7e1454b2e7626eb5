"""What a good teacher would say about the run: findings with a line and one sentence for a beginner.

Findings come in the order in which the program earned them. The same blocking call on the same line is one finding,
with the seconds of all its calls.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .clock import BUSY_WAIT, NS, seconds_text
from .error_report import error_line, type_name
from .stops import Wait


@dataclass
class Diagnostic:
    kind: str
    line: int | None
    task: str | None
    ns: int | None
    detail: str

    def as_dict(self) -> dict[str, Any]:
        seconds = None if self.ns is None else self.ns / NS
        return {"kind": self.kind, "line": self.line, "task": self.task, "seconds": seconds, "detail": self.detail}


class Diagnostics:
    def __init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        self._found: list[Diagnostic] = []
        self._blocking: dict[tuple[int | None, str], tuple[Diagnostic, list[str]]] = {}

    def _add(self, kind: str, line: int | None, task: str | None, ns: int | None, detail: str) -> Diagnostic:
        finding = Diagnostic(kind, line, task, ns, detail)
        self._found.append(finding)
        return finding

    def blocking_call(self, line: int | None, task: str, what: str, ns: int) -> None:
        """`what` held the event loop for `ns`; `task` is who called it."""
        known = self._blocking.get((line, what))
        if known is None:
            self._blocking[line, what] = known = (self._add("blocking-call", line, task, 0, ""), [])
        finding, callers = known
        finding.ns = (finding.ns or 0) + ns
        if not callers or callers[-1] != task:
            callers.append(task)

    def never_awaited(self, line: int | None, task: str | None, coroutine: str) -> None:
        self._add(
            "never-awaited", line, task, None,
            f"{coroutine}() was called but never awaited, so nothing in it ran: calling a coroutine function only "
            f"makes a coroutine object. Write `await {coroutine}(...)`.",
        )  # fmt: skip

    def task_lost(self, line: int | None, task: str, coroutine: str, *, destroyed: bool = False) -> None:
        if destroyed:
            detail = (
                f"{task}, running {coroutine}(), disappeared before it was done: nothing kept a reference to it. "
                "Keep the task that create_task() returns, and await it."
            )
        else:
            detail = (
                f"{task}, running {coroutine}(), was not done when the main coroutine ended, so asyncio.run() "
                "cancelled it. Keep the task that create_task() returns, and await it."
            )
        self._add("task-lost", line, task, None, detail)

    def exception_never_retrieved(self, task: str | None, exception: Any, created_line: int | None) -> None:
        line = error_line(exception) if isinstance(exception, BaseException) else None
        self._add(
            "exception-never-retrieved", line or created_line, task, None,
            f"{task or 'A future'} failed with {type_name(exception)} and nobody noticed, because nobody awaited it. "
            "Await the task: its exception is then raised where you can handle it.",
        )  # fmt: skip

    def deadlock(self, waits: tuple[Wait, ...]) -> None:
        for wait in waits:
            self._add(
                "deadlock", wait.line, wait.task, None,
                f"{wait.task} waits for {wait.on} for ever: every task that could end this wait is waiting too, "
                "or is over.",
            )  # fmt: skip

    def sequential_awaits(self, line: int | None, task: str, ns: int, detail: str) -> None:
        self._add("sequential-awaits", line, task, ns, detail)

    def as_list(self) -> list[dict[str, Any]]:
        for (_, what), (finding, callers) in self._blocking.items():
            finding.detail = _blocking_detail(what, finding.ns or 0, callers)
        return [finding.as_dict() for finding in self._found]


_INSTEAD = {
    "time.sleep": "Write `await asyncio.sleep(...)`.",
    BUSY_WAIT: "Write `await asyncio.sleep(...)` to wait for a point in time.",
}
_INSTEAD_OF_OTHERS = "Await it, or run it in a thread with `await asyncio.to_thread(...)`."


def _blocking_detail(what: str, ns: int, callers: list[str]) -> str:
    others = len(set(callers)) - 1
    who = callers[0] if not others else f"{callers[0]} and {others} other task{'s' if others > 1 else ''}"
    instead = _INSTEAD.get(what.partition("(")[0], _INSTEAD_OF_OTHERS)
    return (
        f"{what} in {who} held the event loop for {seconds_text(ns / NS)} s: meanwhile no other task could run. {instead}"
    )
