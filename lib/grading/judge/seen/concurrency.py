"""Checks on how long a run took, what went on at the same time, and what held the loop."""

from __future__ import annotations

from typing import NoReturn, Self

from .. import wording
from ..failure import Localized
from .facts import Facts

_BLOCKING = ("blocking-call", "cpu-hog")


class ConcurrencyChecks(Facts):
    def took(self, seconds: float) -> Self:
        """It took exactly this long."""
        if wording.nanoseconds(self.elapsed) != wording.nanoseconds(seconds):
            seen, wanted = wording.seconds(self.elapsed), wording.seconds(seconds)
            self._fail(
                f"{self._what['en']} took {seen['en']}, but should take {wanted['en']}.",
                f"{self._what['zh']}用了 {seen['zh']}，应该用 {wanted['zh']}。",
            )
        return self

    def took_at_most(self, seconds: float) -> Self:
        """It took this long or less."""
        if wording.nanoseconds(self.elapsed) > wording.nanoseconds(seconds):
            seen, wanted = wording.seconds(self.elapsed), wording.seconds(seconds)
            self._fail(
                f"{self._what['en']} took {seen['en']}, but should take at most {wanted['en']}.",
                f"{self._what['zh']}用了 {seen['zh']}，最多只能用 {wanted['zh']}。",
            )
        return self

    def ran_at_once(self, count: int, of: str | None = None) -> Self:
        """At some moment so many tasks or more were in flight: those `of` this name, or all but the main one.

        In flight is a task from its start to its end, also while it waits for a lock or a semaphore.
        """
        seen = self._peak(of)
        if seen < count:
            most, whose, wanted = wording.tasks(seen), _whose(of), wording.tasks(count)
            self._fail(
                f"At most {most['en']}{whose['en']} ran at once, but {wanted['en']} should.",
                f"{whose['zh']}最多只有 {most['zh']}同时在运行，应该有 {wanted['zh']}。",
            )
        return self

    def at_most_at_once(self, count: int, of: str | None = None) -> Self:
        """Never more than this many tasks were in flight together: tasks `of` this name, or all but the main one."""
        seen = self._peak(of)
        if seen > count:
            most, whose, wanted = wording.tasks(seen), _whose(of), wording.tasks(count)
            self._fail(
                f"{most['en']}{whose['en']} ran at once, but at most {wanted['en']} may.",
                f"{whose['zh']}有 {most['zh']}同时在运行，最多只能有 {wanted['zh']}。",
            )
        return self

    def _peak(self, of: str | None) -> int:
        if of is None:
            return self.peak_concurrency
        changes = []
        for task in self._tasks_called(of):
            start, end = task["created"], task["ended"]
            if end is None or end > start:
                changes += [(wording.nanoseconds(start), 1)]
                changes += [] if end is None else [(wording.nanoseconds(end), -1)]
        # One that ends at the moment when another starts does not run beside it; one that takes no time runs alone.
        running, most = 0, 1
        for _, change in sorted(changes):
            running += change
            most = max(most, running)
        return most

    def never_blocked(self) -> Self:
        """Nothing kept the event loop from running other tasks."""
        blocking = [one for one in self.diagnostics if one["kind"] in _BLOCKING]
        if blocking:
            line = blocking[0]["line"]
            self._fail_with_blocking(line, sum(one["seconds"] or 0 for one in blocking if one["line"] == line))
        for task in self.tasks:
            for span in task["spans"]:
                if span["state"] == "block":
                    self._fail_with_blocking(span["line"], span["to"] - span["from"])
        return self

    def _fail_with_blocking(self, line: int | None, seconds: float | None) -> NoReturn:
        where = wording.at_line(line)
        en, zh = "", ""
        if seconds:
            long = wording.seconds(seconds)
            en, zh = f" for {long['en']}", f" {long['zh']}"
        self._fail(
            f"The event loop is blocked{en}{where['en']}: meanwhile no other task can run.",
            f"事件循环被阻塞了{zh}{where['zh']}：在此期间其他任务都无法运行。",
        )


def _whose(of: str | None) -> Localized:
    """Whose tasks were counted."""
    if of is None:
        return {"en": " beside the main one", "zh": "除主任务外，"}
    return {"en": f" of `{of}`", "zh": f"`{of}` 的任务中，"}
