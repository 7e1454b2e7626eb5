"""Test coroutines driven by hand, from the text of a tests.py to results."""

from __future__ import annotations

import unittest
from typing import Any

from judge import entry
from judge.session import Session

from .observations import error, observation

TITLE = '"""en: A title.  zh: 标题。"""'


def one_test(body: str) -> str:
    return f"async def test_one(run):\n    {TITLE}\n    {body}\n"


def judged(source: str, **changes: Any) -> dict[str, Any]:
    """Everything decided when each scenario is answered with the same observation."""
    session = Session(source)
    report = session.report()
    results = report["results"]
    while report["pending"]:
        session.give({str(one["id"]): observation(**changes) for one in report["pending"]})
        report = session.report()
        results += report["results"]
    return {**report, "results": results}


class DrivingTest(unittest.TestCase):
    def test_all_tests_advance_as_far_as_they_can(self) -> None:
        session = Session(
            f"async def test_a(run):\n    {TITLE}\n"
            "    for word in 'xy':\n        (await run(word, seed=3)).finished()\n"
            f"async def test_b(run):\n    {TITLE}\n    await run()\n"
        )
        first = session.report()
        self.assertEqual(
            first["pending"],
            [
                {"id": 1, "test": "a", "scenario": {"expression": "x", "seed": 3, "world": {}}},
                {"id": 2, "test": "b", "scenario": {"expression": None, "seed": 0, "world": {}}},
            ],
        )
        session.give({"2": observation(), "1": observation()})
        second = session.report()
        self.assertEqual([one["test"] for one in second["results"]], ["b"])
        self.assertEqual([one["scenario"]["expression"] for one in second["pending"]], ["y"])
        session.give({"3": observation()})
        self.assertEqual(
            session.report()["results"], [{"test": "a", "status": "passed", "message": None}]
        )

    def test_titles_visibility_and_weights_are_told(self) -> None:
        report = Session(f"@visible\n@weight(2.5)\n{one_test('pass')}").report()
        self.assertEqual(
            report["tests"],
            [{"id": "one", "title": {"en": "A title.", "zh": "标题。"}, "visibility": "always", "weight": 2.5}],
        )
        self.assertEqual(report["results"], [{"test": "one", "status": "passed", "message": None}])

    def test_a_test_is_hidden_unless_it_says_otherwise(self) -> None:
        for decorator, visibility in (("", "never"), ("@visible\n", "always"), ('@visible("after-due")\n', "after-due")):
            report = Session(f"{decorator}{one_test('pass')}").report()
            self.assertEqual(report["tests"][0]["visibility"], visibility)

    def test_the_entry_keeps_its_session_between_calls(self) -> None:
        report = entry.handle({"tests": one_test("(await run('f()')).took(1)")})
        report = entry.handle({"observations": {str(report["pending"][0]["id"]): observation(elapsed=1)}})
        self.assertEqual(report["results"][0]["status"], "passed")


class MessageTest(unittest.TestCase):
    def message(self, body: str, **changes: Any) -> Any:
        return judged(one_test(body), **changes)["results"][0]["message"]

    def test_a_plain_assert_shows_its_condition(self) -> None:
        self.assertEqual(
            self.message("assert (await run('f()')).elapsed == 2"),
            {
                "en": "This does not hold: `(await run('f()')).elapsed == 2`",
                "zh": "这个条件不成立：`(await run('f()')).elapsed == 2`",
            },
        )

    def test_a_plain_assert_may_bring_its_own_message(self) -> None:
        self.assertEqual(self.message("assert False, 'no'"), {"en": "no", "zh": "no"})
        self.assertEqual(self.message("assert False, 'en: no  zh: 不'"), {"en": "no", "zh": "不"})

    def test_a_run_that_went_wrong_outweighs_a_test_that_did_not_ask(self) -> None:
        wrong = {"status": "raised", "error": error("ValueError", "no", 2)}
        wanted = {"en": "`f()` raised ValueError: no (line 2).", "zh": "`f()` 抛出了 ValueError: no（第 2 行）。"}
        self.assertEqual(self.message("await run('f()')", **wrong), wanted)
        self.assertEqual(self.message("await run('f()'); assert 1 == 2", **wrong), wanted)
        self.assertIsNone(self.message("(await run('f()')).raised(ValueError)", **wrong))
        self.assertIsNone(self.message("assert (await run('f()')).status == 'raised'", **wrong))


class TrippingTest(unittest.TestCase):
    def test_a_test_that_trips_over_what_it_saw_fails_and_shows_where(self) -> None:
        for body, shown in (
            ("seen = await run('f()'); assert seen.result[0] == 1", "seen.result[0] == 1"),
            ("first, *_ = (await run('f()')).result", "first, *_ = (await run('f()')).result"),
        ):
            report = judged(one_test(body) + one_test("await run('f()')").replace("one", "two"))
            self.assertIsNone(report["fault"], body)
            self.assertEqual([one["status"] for one in report["results"]], ["failed", "passed"])
            self.assertEqual(
                report["results"][0]["message"],
                {"en": f"This does not hold: `{shown}`", "zh": f"这个条件不成立：`{shown}`"},
            )

    def test_a_run_that_went_wrong_outweighs_it(self) -> None:
        wrong = {"status": "raised", "error": error("ValueError", "no", 2)}
        report = judged(one_test("await run('f()'); int(None)"), **wrong)
        self.assertEqual(report["results"][0]["message"]["en"], "`f()` raised ValueError: no (line 2).")


class FaultTest(unittest.TestCase):
    def test_broken_tests_are_a_fault_that_says_where(self) -> None:
        for source, words in (
            ("def f(:", "tests.py, line 1: invalid syntax"),
            ("x = 1", "there is no function whose name begins with test_"),
            ("1 / 0\n" + one_test("pass"), "tests.py, line 1: ZeroDivisionError"),
            ("async def test_one(run): pass", "test_one needs a docstring"),
            ("async def test_one(run):\n    'en: only English'", "test_one needs a docstring"),
            (f"def test_one(run):\n    {TITLE}", "test_one must be an async def"),
            (one_test("pass") + one_test("pass"), "two functions test_one"),
            ("@weight(0)\n" + one_test("pass"), "must be a number greater than 0"),
            ("@weight(float('inf'))\n" + one_test("pass"), "must be a number greater than 0"),
            ("@visible('later')\n" + one_test("pass"), "write @visible or @visible(\"after-due\")"),
            (one_test("(await run('f()')).uses('a while loop')"), "neither a name"),
            (one_test("(await run('f()')).started_in_order('a', 'a')"), "each given once"),
            (one_test("await run(3)"), "takes a text and a whole number"),
            (one_test("await run('f()', htp={})"), "run() has no htp=; a world has cpu, database, files, http"),
            (one_test("1 / 0; await run('f()')"), "tests.py, line 3: ZeroDivisionError"),
        ):
            self.assertIn(words, judged(source)["fault"] or "", source)

    def test_awaiting_anything_but_run_is_a_fault(self) -> None:
        source = "class Other:\n    def __await__(self):\n        yield 1\n" + one_test("await Other()")
        self.assertIn("awaits something that is not run", judged(source)["fault"])
