"""What an answer's source uses, and that no source can do harm to who reads it."""

from __future__ import annotations

import sys
import unittest

from judge.answer_source import AnswerSource
from judge.failure import BrokenTests

from .check_case import CheckCase, seen
from .observations import error

PROGRAM = '''import asyncio as aio
import os.path
from asyncio import (
    gather as together,
    TaskGroup,
)
import time

async def gather(items, *, while_=None):
    async with TaskGroup() as group:
        group.create_task(aio.sleep(1))
    async for one in items:
        found = [each async for each in one]
    pairs = {key: value for key, value in found}
    names = {name for name in pairs}
    total = sum(x[1:2] for x in names)
    match total:
        case 1: yield total
    if total is not None and "lambda" not in names:
        print(os.path.join("a"), end=f"{total:>{len(names)}}")
    await together(*found)  # time.sleep
'''


class NamesTest(unittest.TestCase):
    def lines(self, source: str, *words: str) -> list[int | None]:
        answer = AnswerSource(source)
        return [answer.line_of(word) for word in words]

    def test_names_are_known_by_where_they_come_from(self) -> None:
        self.assertEqual(
            self.lines(PROGRAM, "asyncio.gather", "asyncio.TaskGroup", "asyncio.sleep", "os.path.join", "asyncio"),
            [21, 10, 11, 20, 10],
        )
        self.assertEqual(self.lines(PROGRAM, "gather", "create_task", "print"), [21, 11, 20])

    def test_what_is_only_imported_defined_or_written_about_is_not_used(self) -> None:
        self.assertEqual(self.lines(PROGRAM, "time.sleep", "time", "end", "while_", "lambda"), [None] * 5)

    def test_all_names_of_a_module_may_be_imported(self) -> None:
        self.assertEqual(self.lines("from asyncio import *\nx; gather()", "asyncio.gather"), [2])

    def test_words_of_the_language(self) -> None:
        for word, line in {
            "async with": 10,
            "async for": 12,
            "async def": 9,
            "list comprehension": 13,
            "dict comprehension": 14,
            "set comprehension": 15,
            "generator expression": 16,
            "match statement": 17,
            "yield": 18,
            "if": 19,
            "is not": 19,
            "not in": 19,
            "await": 21,
            "import": 1,
            "with": None,
            "for": None,
            "def": None,
            "not": 19,
            "while": None,
            "yield from": None,
        }.items():
            self.assertEqual(self.lines(PROGRAM, word), [line], word)
        plain = "for x in y:\n  while x: yield from x\nmatch(x)\n"
        self.assertEqual(self.lines(plain, "for", "while", "match statement"), [1, 2, None])

    @unittest.skipIf(sys.version_info < (3, 12), "before, the inside of an f-string was text")
    def test_the_inside_of_an_f_string_is_code(self) -> None:
        source = "f'{time.sleep(1)} {[x for x in y]!r:>9}'"
        self.assertEqual(self.lines(source, "time.sleep", "list comprehension"), [1, 1])

    def test_hostile_sources_are_read_as_far_as_they_go(self) -> None:
        for source in (
            "(" * 60_000,
            "lambda:" * 9_000,
            "f'{" * 20_000,
            "a" + ".b" * 30_000,
            "from a import *;" * 4_000 + "b;" * 4_000,
            f"import {'a.' * 15_000}a as c\n" + "c;" * 15_000,
            "x = '\0'",
            "é = '\udcff'",
            "import",
            "from\n",
            "from x import",
        ):
            self.assertIsNone(AnswerSource(source + "\nasyncio.gather").line_of("time.sleep"), source[:20])


class SourceChecksTest(CheckCase):
    def test_uses_and_avoids(self) -> None:
        run = seen(source=PROGRAM)
        run.uses("asyncio.gather", "async with").avoids("time.sleep", "while")
        self.fails(
            lambda: run.uses("await", "while"), "Your program should use `while`.", "你的程序应该使用 `while`。"
        )
        self.fails(
            lambda: run.avoids("asyncio.sleep"),
            "Your program uses `asyncio.sleep` (line 11): it should do without.",
            "你的程序使用了 `asyncio.sleep`（第 11 行）：请不要使用它。",
        )

    def test_what_is_no_python_is_not_read(self) -> None:
        run = seen(source="await", status="not-importable", error=error("SyntaxError", "invalid syntax", 1))
        self.assertEqual(run.status, "not-importable")
        self.fails(
            lambda: run.uses("await"),
            "Your program could not be loaded: SyntaxError: invalid syntax (line 1).",
            "你的程序无法加载：SyntaxError: invalid syntax（第 1 行）。",
        )

    def test_a_word_that_could_never_be_found_is_the_authors_slip(self) -> None:
        for word in ("a while loop", "asyncio.", "", "asyncio.gather()"):
            with self.assertRaises(BrokenTests):
                seen().avoids(word)
