"""Checks on what came back, and how much computing it took."""

from __future__ import annotations

from typing import Any, Self

from ..values import Opaque, same, show
from .facts import Facts

_FUTURES = ("Future", "Task", "_GatheringFuture")


class ResultChecks(Facts):
    def returned(self, value: Any) -> Self:
        """The expression's value equals this one; 3 and 3.0 are the same number, True is not 1."""
        seen = self.result
        if same(seen, value):
            return self
        en = f"{self._what['en']} returned {show(seen)}, but should return {show(value)}."
        zh = f"{self._what['zh']}返回了 {show(seen)}，应该返回 {show(value)}。"
        if seen is None:
            en, zh = f"{en} Is a return missing?", f"{zh}是不是少了 return？"
        kind = _kind(seen)
        if kind == "coroutine":
            en = f"{en} That is a coroutine object which has not run: an await is missing."
            zh = f"{zh}这是一个还没有运行的协程对象：少了 await。"
        if kind in _FUTURES:
            en = f"{en} That is a future and not its result: an await is missing."
            zh = f"{zh}这是一个 Future，而不是它的结果：少了 await。"
        if isinstance(seen, (list, tuple)) and "coroutine" in map(_kind, seen):
            en = f"{en} In it are coroutine objects which have not run: an await is missing."
            zh = f"{zh}其中有还没有运行的协程对象：少了 await。"
        self._fail(en, zh)

    def cost_at_most(self, units: int) -> Self:
        """It took no more computing than this: function calls and turns of loops, the same number on every machine."""
        if self.cost > units:
            self._fail(
                f"{self._what['en']} computed too much: {self.cost} units (function calls and turns of loops), "
                f"but should need at most {units}. Look for work that is done again and again.",
                f"{self._what['zh']}的计算量太大：{self.cost} 个单位（函数调用和循环次数），最多只应该用 {units} 个。"
                "请检查是否有重复进行的工作。",
            )
        return self


def _kind(value: Any) -> str | None:
    """The name of its type, where it is more than data."""
    return value.type.rpartition(".")[2] if isinstance(value, Opaque) else None
