"""Awaits in a row that could have run together."""
from __future__ import annotations

from .programs import ProgramCase, findings

FETCH = "import asyncio\nasync def fetch(n):\n    await asyncio.sleep(n)\n    return n\n"


class SequentialAwaitsTest(ProgramCase):
    def found(self, body: str) -> list[tuple[int, float]]:
        """(line within the body, seconds to be saved) of each finding."""
        lines = "".join(f"    {line}\n" for line in body.splitlines())
        seen = self.finishes(f"{FETCH}async def main():\n{lines}", "await main()")
        return [(finding["line"] - 5, finding["seconds"]) for finding in findings(seen, "sequential-awaits")]

    def test_independent_awaits_in_a_row_are_found(self) -> None:
        self.assertEqual(self.found("a = await fetch(1)\nb = await fetch(2)\nc = await fetch(3)"), [(1, 3)])
        self.assertEqual(self.found("await fetch(1)\nawait fetch(2)"), [(1, 1)])

    def test_an_await_that_needs_an_earlier_result_is_fine(self) -> None:
        self.assertEqual(self.found("a = await fetch(1)\nb = await fetch(a)"), [])
        self.assertEqual(self.found("a = await fetch(1)\nb = a + 1\nc = await fetch(b)"), [])

    def test_awaits_in_a_loop_are_found(self) -> None:
        self.assertEqual(self.found("found = []\nfor n in (1, 2):\n    found.append(await fetch(n))"), [(3, 1)])
        self.assertEqual(self.found("return [await fetch(n) for n in (1, 2, 3)]"), [(1, 3)])

    def test_a_loop_whose_turns_depend_on_each_other_is_fine(self) -> None:
        self.assertEqual(self.found("n = 1\nfor _ in range(3):\n    n = await fetch(n)"), [])
        self.assertEqual(self.found("for n in (1, 2):\n    if await fetch(n):\n        break"), [])
        self.assertEqual(self.found("for n in (1, 2):\n    a = await fetch(n)\n    if a > 5: break"), [])

    def test_a_loop_that_keeps_a_pace_is_fine(self) -> None:
        self.assertEqual(self.found("for n in (1, 2):\n    await fetch(n)\n    await asyncio.sleep(1)"), [])

    def test_an_async_generator_may_make_one_after_the_other(self) -> None:
        generator = "async def pages():\n    for n in (1, 2):\n        page = await fetch(n)\n        yield page\n"
        self.assertEqual(self.found(f"{generator}return [page async for page in pages()]"), [])

    def test_calls_that_change_what_they_share_are_fine(self) -> None:
        deposit = "total = 0\nasync def deposit(n):\n    nonlocal total\n    total += await fetch(n)\n"
        self.assertEqual(self.found(f"{deposit}await deposit(1)\nawait deposit(2)"), [])

    def test_a_loop_of_one_turn_is_fine(self) -> None:
        self.assertEqual(self.found("for n in (1,):\n    await fetch(n)"), [])

    def test_awaits_that_run_together_are_fine(self) -> None:
        self.assertEqual(self.found("await asyncio.gather(fetch(1), fetch(2))"), [])
        tasks = "a = asyncio.create_task(fetch(1))\nb = asyncio.create_task(fetch(2))\nawait a\nawait b"
        self.assertEqual(self.found(tasks), [])

    def test_a_task_that_is_awaited_at_once_is_no_help(self) -> None:
        tasks = "a = await asyncio.create_task(fetch(1))\nb = await asyncio.create_task(fetch(2))"
        self.assertEqual(self.found(tasks), [(1, 1)])

    def test_different_steps_without_results_may_have_their_order(self) -> None:
        steps = "async def wash():\n    await fetch(1)\nasync def dry():\n    await fetch(1)\nawait wash()\nawait dry()"
        self.assertEqual(self.found(steps), [])

    def test_awaits_that_do_not_wait_are_fine(self) -> None:
        self.assertEqual(self.found("await fetch(0)\nawait fetch(0)"), [])
