"""The student's source, read once for all of its runs: code that ticks, and which of its awaits are independent.

Nothing of it runs here.
"""
from __future__ import annotations

import ast
from collections.abc import Collection
from typing import Any

from .recording.sequential_awaits import IndependentAwaits, independent_awaits
from .student_file import FILENAME
from .syntax import walk
from .timing.cost import add_ticks


class StudentSource:
    """`code` raises what compile() raises where the source is no Python: SyntaxError, ValueError, RecursionError, …"""

    def __init__(self, text: str, priced: Collection[str]) -> None:
        self.text, self.priced = text, frozenset(priced)
        self.independent_awaits: IndependentAwaits = []
        self._code: Any = None
        self._error: BaseException | None = None
        try:
            tree = ast.parse(text.removeprefix("\ufeff"), FILENAME)  # as Python reads a file: a byte-order mark is no text
            nodes = walk(tree)
            self.independent_awaits = independent_awaits(nodes)
            add_ticks(tree, nodes, self.priced)
            self._code = compile(tree, FILENAME, "exec", dont_inherit=True)
        except BaseException as error:
            self._error = error.with_traceback(None)

    @property
    def code(self) -> Any:
        if self._error is not None:
            raise self._error
        return self._code
