"""What a good teacher would say about the run: findings with a line, and a sentence for a beginner in two languages.

Findings come in the order in which the program earned them. The same fault on the same line is one finding, however
many tasks committed it: it names the first of them, and sums the seconds.
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from ..error_report import error_line, type_name
from ..stops import Wait
from ..timing.clock import NS
from . import finding_texts
from .finding_texts import Text

#: A program can earn very many; nobody reads more than these.
_MOST_FINDINGS: Final = 100


@dataclass
class Finding:
    """`what` is what the sentence is about: a function, a coroutine, a resource."""

    kind: str
    line: int | None
    what: str
    explain: Callable[[Finding], Text]
    ns: int | None = None
    times: int = 0
    tasks: dict[str, None] = field(default_factory=dict)
    calls: set[str] = field(default_factory=set)

    @property
    def task(self) -> str | None:
        return next(iter(self.tasks), None)

    def as_dict(self) -> dict[str, Any]:
        detail = self.explain(self)
        return {
            "kind": self.kind,
            "line": self.line,
            "task": self.task,
            "seconds": None if self.ns is None else self.ns / NS,
            "detail": detail.en,
            "detailZh": detail.zh,
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
        explain: Callable[[Finding], Text],
        ns: int | None = None,
    ) -> Finding:
        """`kind`, `line` and `what` together say whether this is the same finding as an earlier one."""
        finding = self._found.get((kind, line, what))
        if finding is None:
            finding = Finding(kind, line, what, explain)
            if len(self._found) < _MOST_FINDINGS:
                self._found[kind, line, what] = finding
        finding.times += 1
        if task is not None:
            finding.tasks[task] = None
        if ns is not None:
            finding.ns = (finding.ns or 0) + ns
        return finding

    # -- the loop was held -----------------------------------------------------------------------------------------
    def blocking_call(self, line: int | None, task: str, call: str, ns: int, plain: str | None = None) -> None:
        """`call`, like time.sleep(1), held the event loop for `ns`.

        `task` is who called it, and `plain` the function that it stands in, if no await can stand there.
        """
        function = call.partition("(")[0]
        explain = lambda found: finding_texts.blocking_call(found, plain)  # noqa: E731
        self._add("blocking-call", line, task, function, explain, ns).calls.add(call)

    def cpu_hog(self, line: int | None, task: str, function: str, ns: int) -> None:
        self._add("cpu-hog", line, task, function, finding_texts.cpu_hog, ns)

    # -- something was forgotten -----------------------------------------------------------------------------------
    def never_awaited(self, line: int | None, task: str | None, coroutine: str, in_function: bool = True) -> None:
        explain = finding_texts.never_awaited if in_function else finding_texts.never_run
        self._add("never-awaited", line, task, coroutine, explain)

    def task_cancelled_at_exit(self, line: int | None, task: str, coroutine: str) -> None:
        """By asyncio.run(), as the main coroutine was over."""
        self._add("task-lost", line, task, coroutine, finding_texts.task_cancelled_at_exit)

    def task_destroyed(self, line: int | None, task: str, coroutine: str) -> None:
        """It was collected while its loop ran on."""
        self._add("task-lost", line, task, coroutine, finding_texts.task_destroyed)

    def task_pending(self, line: int | None, task: str, coroutine: str) -> None:
        """Its loop ended without it."""
        self._add("task-pending", line, task, coroutine, finding_texts.task_pending)

    def exception_never_retrieved(self, task: str | None, exception: Any, created_line: int | None) -> None:
        line = error_line(exception) if isinstance(exception, BaseException) else None
        explain = finding_texts.exception_never_retrieved
        self._add("exception-never-retrieved", line or created_line, task, type_name(exception), explain)

    def unclosed_resource(self, line: int | None, task: str | None, what: str, close: str) -> None:
        """`what`, such as ClientSession, was opened at `line` and never closed; `close` is code that does."""
        self._add("unclosed-resource", line, task, what, lambda found: finding_texts.unclosed_resource(found, close))

    # -- tasks stood in each other's way ---------------------------------------------------------------------------
    def deadlock(self, waits: tuple[Wait, ...]) -> None:
        for wait in waits:
            text = finding_texts.deadlock(wait)
            self._add("deadlock", wait.line, wait.task, f"{wait.task} {wait.on}", lambda _, text=text: text)

    def lock_held(self, line: int | None, task: str, ns: int) -> None:
        """The task waited at `line` with a lock in its hands that others waited for, for `ns`."""
        self._add("lock-held", line, task, "", finding_texts.lock_held, ns)

    def swallowed_cancellation(self, line: int | None, task: str, coroutine: str) -> None:
        """It waited at `line` when it was cancelled, and did not end as cancelled."""
        self._add("swallowed-cancellation", line, task, coroutine, finding_texts.swallowed_cancellation)

    def sequential_awaits(self, line: int | None, task: str, ns: int, text: Text) -> None:
        self._add("sequential-awaits", line, task, "", lambda _: text, ns)
