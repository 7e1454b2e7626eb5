"""The check vocabulary: what a test may ask of one observed run."""

from __future__ import annotations

import builtins
from typing import Any, NoReturn

from . import wording
from .failure import CheckFailed, Localized
from .values import Opaque, decode, same, show

_BLOCKING = ("blocking-call", "cpu-hog")
_FUTURES = ("Future", "Task", "_GatheringFuture")


class Seen:
    """One observed run (observation.ts), with times in virtual seconds.

    A run that did not finish fails whatever is asked of it, with a sentence that says how it ended, unless the test
    asks about the end itself: by `raised(…)`, `ended(…)`, or by reading `status` or `error`.
    Every check returns the object itself, so that checks can be chained.
    """

    def __init__(self, expression: str | None, observation: dict[str, Any]) -> None:
        self._observation = observation
        self._end_asked_for = False
        self._what: Localized = (
            {"en": "The program", "zh": "程序"}
            if expression is None
            else {"en": f"`{expression}`", "zh": f"`{expression}` "}
        )

    # Facts, for plain asserts.

    @property
    def status(self) -> str:
        """How the run ended, in observation.ts's words."""
        self._end_asked_for = True
        return self._observation["status"]

    @property
    def error(self) -> dict[str, Any] | None:
        """type, message, line and traceback of what ended the run."""
        self._end_asked_for = True
        return self._observation["error"]

    @property
    def result(self) -> Any:
        """The expression's value as a Python value; what is more than data is an Opaque, which equals nothing."""
        return decode(self._fact("result"))

    @property
    def elapsed(self) -> float:
        return self._fact("elapsed")

    @property
    def stdout(self) -> str:
        return self._fact("stdout")

    @property
    def output(self) -> list[dict[str, Any]]:
        """The printed lines: at, task, stream, text."""
        return self._fact("output")

    @property
    def tasks(self) -> list[dict[str, Any]]:
        return self._fact("tasks")

    @property
    def diagnostics(self) -> list[dict[str, Any]]:
        return self._fact("diagnostics")

    @property
    def peak_concurrency(self) -> int:
        """The most tasks in flight at once, the main one apart."""
        return self._fact("peakConcurrency")

    @property
    def calls(self) -> dict[str, int]:
        return self._fact("calls")

    @property
    def cost(self) -> int:
        return self._fact("cost")

    def _fact(self, name: str) -> Any:
        self.require_end_known()
        return self._observation[name]

    def require_end_known(self) -> None:
        """Fails with what happened if the run did not finish and the test has not asked about that."""
        if self._observation["status"] != "finished" and not self._end_asked_for:
            self._fail_with_ending()

    # Checks on the end.

    def finished(self) -> Seen:
        """It came to its end without an exception."""
        if self._observation["status"] != "finished":
            self._fail_with_ending()
        return self

    def ended(self, status: str) -> Seen:
        """It ended with this status, such as 'deadlocked'."""
        seen = self.status
        if seen != status:
            ending = self._ending()
            self._fail(
                f"{ending['en']} It should have ended as {status}.", f"{ending['zh']}它本应以 {status} 结束。"
            )
        return self

    def raised(self, error: type[BaseException] | str, message: str | None = None) -> Seen:
        """It raised this exception or a subclass; `message` is a part of the exception's message."""
        wanted = error if isinstance(error, str) else error.__name__
        ending = self._ending()
        seen = self.error
        if self.status != "raised" or seen is None or not _is_kind_of(seen["type"], wanted):
            self._fail(f"{ending['en']} It should raise {wanted}.", f"{ending['zh']}应该抛出 {wanted}。")
        if message is not None and message not in seen["message"]:
            self._fail(
                f"{ending['en']} The message should contain {show(message)}.",
                f"{ending['zh']}错误信息中应该包含 {show(message)}。",
            )
        return self

    # Checks on what came out.

    def returned(self, value: Any) -> Seen:
        """The expression's value equals this one; 3 and 3.0 are the same number, True is not 1."""
        seen = self.result
        if same(seen, value):
            return self
        en = f"{self._what['en']} returned {show(seen)}, but should return {show(value)}."
        zh = f"{self._what['zh']}返回了 {show(seen)}，应该返回 {show(value)}。"
        if seen is None:
            en, zh = f"{en} Is a return missing?", f"{zh}是不是少了 return？"
        kind = seen.type.rpartition(".")[2] if isinstance(seen, Opaque) else None
        if kind == "coroutine":
            en = f"{en} That is a coroutine object which has not run: an await is missing."
            zh = f"{zh}这是一个还没有运行的协程对象：少了 await。"
        if kind in _FUTURES:
            en = f"{en} That is a future and not its result: an await is missing."
            zh = f"{zh}这是一个 Future，而不是它的结果：少了 await。"
        self._fail(en, zh)

    def printed(self, lines: list[str]) -> Seen:
        """Its standard output is exactly these lines."""
        seen = self.stdout.split("\n")
        if seen[-1] == "":
            seen.pop()
        for number, (one, wanted) in enumerate(zip(seen, lines), start=1):
            if one != wanted:
                self._fail(
                    f"Line {number} of the output is {show(one)}, but should be {show(wanted)}.",
                    f"输出的第 {number} 行是 {show(one)}，应该是 {show(wanted)}。",
                )
        if not seen and lines:
            self._fail(
                f"Nothing was printed, but the first line should be {show(lines[0])}.",
                f"什么都没有打印，第一行应该是 {show(lines[0])}。",
            )
        if len(seen) < len(lines):
            self._fail(
                f"The output has {wording.lines(len(seen))['en']}, but should go on with {show(lines[len(seen)])}.",
                f"输出只有 {wording.lines(len(seen))['zh']}，接下来还应该有 {show(lines[len(seen)])}。",
            )
        if len(seen) > len(lines):
            self._fail(
                f"The output should have {wording.lines(len(lines))['en']}, but goes on with {show(seen[len(lines)])}.",
                f"输出应该只有 {wording.lines(len(lines))['zh']}，但后面还有 {show(seen[len(lines)])}。",
            )
        return self

    # Checks on time and concurrency.

    def took(self, seconds: float) -> Seen:
        """It took exactly this long."""
        if wording.nanoseconds(self.elapsed) != wording.nanoseconds(seconds):
            seen, wanted = wording.seconds(self.elapsed), wording.seconds(seconds)
            self._fail(
                f"{self._what['en']} took {seen['en']}, but should take {wanted['en']}.",
                f"{self._what['zh']}用了 {seen['zh']}，应该用 {wanted['zh']}。",
            )
        return self

    def took_at_most(self, seconds: float) -> Seen:
        """It took this long or less."""
        if wording.nanoseconds(self.elapsed) > wording.nanoseconds(seconds):
            seen, wanted = wording.seconds(self.elapsed), wording.seconds(seconds)
            self._fail(
                f"{self._what['en']} took {seen['en']}, but should take at most {wanted['en']}.",
                f"{self._what['zh']}用了 {seen['zh']}，最多只能用 {wanted['zh']}。",
            )
        return self

    def ran_at_once(self, count: int) -> Seen:
        """This many tasks or more were in flight together at some moment, the main one apart."""
        if self.peak_concurrency < count:
            seen, wanted = wording.tasks(self.peak_concurrency), wording.tasks(count)
            self._fail(
                f"At most {seen['en']} ran at once beside the main one, but {wanted['en']} should.",
                f"除主任务外，最多只有 {seen['zh']}同时在运行，应该有 {wanted['zh']}。",
            )
        return self

    def at_most_at_once(self, count: int) -> Seen:
        """Never more than this many tasks were in flight together, the main one apart."""
        if self.peak_concurrency > count:
            seen, wanted = wording.tasks(self.peak_concurrency), wording.tasks(count)
            self._fail(
                f"{seen['en']} ran at once beside the main one, but at most {wanted['en']} may.",
                f"除主任务外，有 {seen['zh']}同时在运行，最多只能有 {wanted['zh']}。",
            )
        return self

    def never_blocked(self) -> Seen:
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

    def awaited_everything(self) -> Seen:
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

    # Failing.

    def _ending(self) -> Localized:
        return wording.ending(self._what, self._observation)

    def _fail_with_ending(self) -> NoReturn:
        ending = self._ending()
        self._fail(ending["en"], ending["zh"])

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

    def _fail(self, en: str, zh: str) -> NoReturn:
        raise CheckFailed(en, zh)


def _is_kind_of(seen: str, wanted: str) -> bool:
    """By name, as the exception's class itself stays in the sandbox; built-in ones know their bases."""
    seen, wanted = seen.rpartition(".")[2], wanted.rpartition(".")[2]
    if seen == wanted:
        return True
    one, other = getattr(builtins, seen, None), getattr(builtins, wanted, None)
    return isinstance(one, type) and isinstance(other, type) and issubclass(one, other)
