"""What was observed, for plain asserts and for the checks."""

from __future__ import annotations

from typing import Any, NoReturn

from .. import wording
from ..answer_source import AnswerSource
from ..failure import CheckFailed, Localized
from ..values import decode


class Facts:
    def __init__(
        self, expression: str | None, observation: dict[str, Any], source: AnswerSource | None = None
    ) -> None:
        self._observation = observation
        self._source = source or AnswerSource("")
        self._end_asked_for = False
        self._what: Localized = (
            {"en": "The program", "zh": "程序"}
            if expression is None
            else {"en": f"`{expression}`", "zh": f"`{expression}` "}
        )

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

    def _tasks_called(self, name: str) -> list[dict[str, Any]]:
        """Those of this name, or that run the coroutine of this name, in the order of their creation. At least one."""
        found = [task for task in self.tasks if name in (task["name"], task["coroutine"])]
        if not found:
            others = wording.task_list(self.tasks)
            self._fail(
                f"There is no task `{name}`. {others['en']}",
                f"没有名为 `{name}` 的任务。{others['zh']}",
            )
        return found

    def _ending(self) -> Localized:
        return wording.ending(self._what, self._observation)

    def _fail_with_ending(self) -> NoReturn:
        ending = self._ending()
        self._fail(ending["en"], ending["zh"])

    def _fail(self, en: str, zh: str) -> NoReturn:
        raise CheckFailed(en, zh)
