"""Checks on the order in which tasks started and finished, and on their cancellation.

A name is that of a task, or of the coroutine function that it runs, and stands for all tasks of that name. `Task-2` is
a name as well, but one that counts whatever an answer makes: tests are for names that the exercise gives.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Self

from .. import wording
from ..failure import BrokenTests, Localized
from .facts import Facts

_AT_LEAST_ONE: Localized = {"en": "at least 1 task", "zh": "1 个任务"}
_BEFORE_THE_START = ("its turn", "the loop, blocked by ")


class OrderChecks(Facts):
    def started_in_order(self, *names: str) -> Self:
        """All tasks of each name started before those of the next. Of one moment, the one that was created first."""
        for before, after in pairwise(self._groups(names)):
            for task in (*before, *after):
                if not _has_started(task):
                    shown = wording.task(task)
                    self._fail(f"{shown['en']} never started.", f"{shown['zh']}一直没有开始运行。")
            # The loop's queue is first in, first out: tasks start as they were created.
            first, last = wording.task(after[0]), wording.task(before[-1])
            if after[0]["id"] < before[-1]["id"]:
                self._fail(
                    f"{first['en']} started before {last['en']}, but should start after it.",
                    f"{first['zh']}比 {last['zh']}先开始运行，应该在它之后开始。",
                )
        return self

    def finished_in_order(self, *names: str) -> Self:
        """All tasks of each name finished before those of the next, or at the same moment."""
        for before, after in pairwise(self._groups(names)):
            for task in (*before, *after):
                if task["ended"] is None:
                    shown = wording.task(task)
                    self._fail(f"{shown['en']} never finished.", f"{shown['zh']}一直没有完成。")
            first = min(after, key=lambda task: task["ended"])
            last = max(before, key=lambda task: task["ended"])
            if wording.nanoseconds(first["ended"]) < wording.nanoseconds(last["ended"]):
                one, other = wording.task(first), wording.task(last)
                at, later = wording.seconds(first["ended"]), wording.seconds(last["ended"])
                self._fail(
                    f"{one['en']} finished at {at['en']}, before {other['en']} at {later['en']}, "
                    "but should finish after it.",
                    f"{one['zh']}在 {at['zh']}时完成，早于 {other['zh']}（{later['zh']}），应该在它之后完成。",
                )
        return self

    def cancelled(self, *names: str, times: int | None = None) -> Self:
        """The program cancelled the tasks of these names (all tasks, without names): each, or as many as `times` says.

        What asyncio.run() cancels at the end because it was left over does not count.
        """
        tasks = [task for group in self._groups(names) for task in group] if names else self.tasks
        count = sum(1 for task in tasks if self._was_cancelled(task))
        if times is None and names:
            for task in tasks:
                if not self._was_cancelled(task):
                    self._fail_with_outcome(task)
        elif count != times if times is not None else count == 0:
            seen = wording.tasks(count)
            wanted = wording.tasks(times) if times is not None else _AT_LEAST_ONE
            self._fail(
                f"The program cancelled {seen['en']}, but should cancel {wanted['en']}.",
                f"程序取消了 {seen['zh']}，应该{'至少' if times is None else ''}取消 {wanted['zh']}。",
            )
        return self

    def _groups(self, names: tuple[str, ...]) -> list[list[dict[str, Any]]]:
        if not names or len(set(names)) < len(names):
            raise BrokenTests("an order is of names, each given once, as in started_in_order('load', 'save')")
        return [self._tasks_called(name) for name in names]

    def _was_cancelled(self, task: dict[str, Any]) -> bool:
        return task["outcome"] == "cancelled" and not self._was_left_over(task)

    def _was_left_over(self, task: dict[str, Any]) -> bool:
        """asyncio.run() cancelled it. Of several made on one line, the finding names the first."""
        main_ended = self.tasks[0]["ended"]
        for found in self.diagnostics:
            if found["kind"] == "task-lost":
                alike = found["line"] is not None and found["line"] == task["line"]
                late = main_ended is not None and task["ended"] is not None and task["ended"] >= main_ended
                if found["task"] == task["name"] or (alike and late):
                    return True
        return False

    def _fail_with_outcome(self, task: dict[str, Any]) -> None:
        shown = wording.task(task)
        if task["outcome"] == "cancelled":
            self._fail(
                f"{shown['en']} was not cancelled by the program, but by asyncio.run(), which cancels what is left "
                "over at the end.",
                f"{shown['zh']}不是由程序取消的，而是剩到最后被 asyncio.run() 取消的。",
            )
        if any(one["kind"] == "swallowed-cancellation" and one["task"] == task["name"] for one in self.diagnostics):
            self._fail(
                f"{shown['en']} caught its CancelledError and did not pass it on, so it did not end as cancelled.",
                f"{shown['zh']}捕获了 CancelledError 却没有继续抛出，所以没有以“已取消”结束。",
            )
        outcome = wording.outcome(task["outcome"])
        self._fail(
            f"{shown['en']} should be cancelled, but {outcome['en']}.", f"{shown['zh']}应该被取消，但它{outcome['zh']}。"
        )


def _has_started(task: dict[str, Any]) -> bool:
    return task["outcome"] != "pending" or any(
        not (span["on"] or "").startswith(_BEFORE_THE_START) for span in task["spans"]
    )
