"""Checks on what was printed to standard output."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Self

from .. import wording
from ..values import show
from .facts import Facts

_ADDRESS = re.compile(r"(?<=\w) at 0x[0-9a-f]+(?=>)")
_A_COROUTINE = (" That is a coroutine object: its code has not run.", "这是一个协程对象：它的代码还没有运行。")


class OutputChecks(Facts):
    def printed(self, lines: list[str]) -> Self:
        """Its standard output is exactly these lines; nothing at all for []."""
        seen = self._lines()
        if not lines and seen:
            self._fail(
                f"Nothing should be printed, but the output begins with {show(seen[0])}.",
                f"不应该打印任何内容，但输出以 {show(seen[0])} 开头。",
            )
        for number, (one, wanted) in enumerate(zip(seen, lines), start=1):
            if one != wanted:
                # An address tells nobody anything, and is another one with each version of the engine.
                line, printed_coroutine = show(_ADDRESS.sub("", one)), "<coroutine object " in one
                en, zh = _A_COROUTINE if printed_coroutine else ("", "")
                self._fail(
                    f"Line {number} of the output is {line}, but should be {show(wanted)}.{en}",
                    f"输出的第 {number} 行是 {line}，应该是 {show(wanted)}。{zh}",
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

    def printed_in_any_order(self, lines: Iterable[str]) -> Self:
        """Its standard output is these lines, each as often as it stands here, whatever their order."""
        seen, wanted = Counter(self._lines()), Counter(lines)
        for line in [*wanted, *seen]:
            if seen[line] != wanted[line]:
                self._fail_with_count(line, seen[line], wanted[line])
        return self

    def printed_in_order(self, *lines: str) -> Self:
        """Each of these lines comes after the one before it; others may stand between. Chained: a partial order."""
        seen = self._lines()
        at = 0
        for index, line in enumerate(lines):
            if line in seen[at:]:
                at = seen.index(line, at) + 1
            elif line not in seen:
                self._fail(f"The output lacks the line {show(line)}.", f"输出中缺少 {show(line)} 这一行。")
            else:
                wanted = lines[: index + 1].count(line)
                if seen.count(line) < wanted:
                    self._fail_with_count(line, seen.count(line), wanted)
                before, last = show(lines[index - 1]), len(seen) - seen[::-1].index(line)
                self._fail(
                    f"In the output {show(line)} comes too early (line {last}): "
                    f"it should come after {before} (line {at}).",
                    f"输出中 {show(line)} 出现得太早（第 {last} 行），应该在 {before}（第 {at} 行）之后。",
                )
        return self

    def _lines(self) -> list[str]:
        lines = self.stdout.split("\n")
        if lines[-1] == "":
            lines.pop()
        return lines

    def _fail_with_count(self, line: str, seen: int, wanted: int) -> None:
        if wanted == 0:
            self._fail(
                f"The output has the line {show(line)}, which should not be there.",
                f"输出中有 {show(line)} 这一行，它不应该出现。",
            )
        if seen == 0:
            self._fail(f"The output lacks the line {show(line)}.", f"输出中缺少 {show(line)} 这一行。")
        self._fail(
            f"The line {show(line)} was printed {wording.times(seen)['en']}, but should be printed "
            f"{wording.times(wanted)['en']}.",
            f"{show(line)} 这一行打印了 {wording.times(seen)['zh']}，应该打印 {wording.times(wanted)['zh']}。",
        )
