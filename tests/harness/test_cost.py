"""The measure of executed Python: deterministic, and an end to loops without one."""
from __future__ import annotations

from .programs import ProgramCase


class CostTest(ProgramCase):
    def cost(self, source: str) -> int:
        return self.finishes(source)["cost"]

    def test_function_entries_and_loop_turns_are_counted(self) -> None:
        self.assertEqual(self.cost("x = 1"), 0)
        self.assertEqual(self.cost("for _ in range(10): pass"), 10)
        self.assertEqual(self.cost("n = 0\nwhile n < 5:\n    n += 1"), 5)
        self.assertEqual(self.cost("def f():\n    'doc'\n    return 1\nf(); f()"), 2)
        self.assertEqual(self.cost("[x for x in range(3) for y in range(2)]"), 6)
        self.assertEqual(self.cost("import asyncio\nasync def f(): pass\nasyncio.run(f())"), 1)

    def test_docstrings_and_line_numbers_stay(self) -> None:
        seen = self.observe("def f():\n    'doc'\n    for x in [1]:\n        return 1 / 0\nprint(f.__doc__)\nf()")
        self.assertEqual((seen["stdout"], seen["error"]["line"]), ("doc\n", 4))

    def test_what_runs_at_import_is_not_counted(self) -> None:
        self.assertEqual(self.finishes("for _ in range(99): pass\ndef f(): pass", "f()")["cost"], 1)

    def test_a_loop_without_end_ends(self) -> None:
        seen = self.observe("n = 0\nwhile True:\n    n += 1")
        self.assertEqual((seen["status"], seen["error"]["type"]), ("timed-out", "CostLimit"))
        self.assertEqual(seen["error"]["line"], 3)
        self.assertEqual(seen["cost"], 4_000_001)

    def test_an_exercises_smaller_cpu_limit_changes_nothing(self) -> None:
        self.finishes("for _ in range(50_000): pass", cpuMs=10)

    def test_a_long_expression_compiles(self) -> None:
        self.assertEqual(self.cost("x = " + " + ".join(["1"] * 900)), 0)
