"""Checks on the answer's source, only for what behaviour can't tell."""

from __future__ import annotations

from typing import Self

from .. import wording
from ..answer_source import require_known
from .facts import Facts


class SourceChecks(Facts):
    def uses(self, *words: str) -> Self:
        """The source has each of these: a name of Python's library, as in "asyncio.gather", whatever it is imported as;
        a name or an attribute by itself, as in "run_in_executor"; or words of the language, as in "async with".
        """
        for word in words:
            if self._line_of(word) is None:
                self._fail(f"Your program should use `{word}`.", f"你的程序应该使用 `{word}`。")
        return self

    def avoids(self, *words: str) -> Self:
        """The source has none of these (see `uses`)."""
        for word in words:
            line = self._line_of(word)
            if line is not None:
                where = wording.at_line(line)
                self._fail(
                    f"Your program uses `{word}`{where['en']}: it should do without.",
                    f"你的程序使用了 `{word}`{where['zh']}：请不要使用它。",
                )
        return self

    def _line_of(self, word: str) -> int | None:
        require_known(word)
        if self._observation["status"] == "not-importable":
            self._fail_with_ending()  # what is no Python uses nothing
        self.require_end_known()
        return self._source.line_of(word)
