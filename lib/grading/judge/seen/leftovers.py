"""Checks on what a program forgot, or left behind."""

from __future__ import annotations

from typing import Self

from .. import wording
from ..failure import Localized
from .facts import Facts


class LeftoverChecks(Facts):
    def awaited_everything(self) -> Self:
        """Every coroutine was awaited, and no task was left behind unfinished."""
        for one in self.diagnostics:
            line = wording.at_line(one["line"])
            if one["kind"] == "never-awaited":
                self._fail(
                    f"A coroutine was created but never awaited{line['en']}, so its code did not run.",
                    f"创建了协程却没有 await{line['zh']}，所以它的代码没有运行。",
                )
            if one["kind"] == "task-lost":
                self._fail(
                    f"A task was still unfinished when the program ended{line['en']}: await it.",
                    f"程序结束时还有任务没有完成{line['zh']}：请 await 它。",
                )
        return self

    def cleaned_up(self) -> Self:
        """Nothing outlives the run: what was opened is closed, and every task has come to an end of its own.

        A lock held for long, or a cancellation that a task kept to itself, is a fault while the program runs: those
        are for never_blocked, took and cancelled.
        """
        for one in self.diagnostics:
            line = wording.at_line(one["line"])
            if one["kind"] == "unclosed-resource":
                self._fail(
                    f"What was opened{line['en']} was never closed: use `with` or `async with`, "
                    "which close it whatever happens.",
                    f"打开的资源一直没有关闭{line['zh']}：请用 `with` 或 `async with`，无论发生什么它们都会关闭资源。",
                )
            if one["kind"] in ("task-lost", "task-pending"):
                self._fail_with_task(line)
        for task in self.tasks:
            if task["outcome"] == "pending":
                self._fail_with_task(wording.at_line(task["line"]))
        return self

    def _fail_with_task(self, line: Localized) -> None:
        self._fail(
            f"A task{line['en']} was left running at the end: await it, or cancel it and await that.",
            f"结束时还有任务在运行{line['zh']}：请 await 它，或者取消它并 await 取消完成。",
        )
