"""At a tie asyncio promises no order: every order can be had by choice, and an ordinary run is one of them."""
from __future__ import annotations

import sys
import textwrap
import unittest
from typing import Any

from harness.program import observe_program

from .programs import LIMITS, ProgramCase

WORKER = """
import asyncio
async def work(name, seconds):
    try:
        await asyncio.sleep(seconds)
        return name
    finally:
        print(name)
"""
IN_THE_END = "asyncio.run(main())\n"


class TiesTest(ProgramCase):
    def orders(self, main: str, ordinary: bool = True) -> tuple[list[str], int]:
        """What is printed in each order that there is, as words in a line, and the number of runs."""
        source = WORKER + textwrap.dedent(main) + IN_THE_END
        todo: list[list[int]] = [[]]
        seen: list[str] = []
        runs = 0
        while todo:
            choices = todo.pop()
            observed = self.with_choices(source, choices)
            runs += 1
            ties = observed.pop("ties")
            if not choices and ordinary:
                self.assertEqual(observed, self.observe(source), "without choices it is an ordinary run")
            seen.append(" ".join(observed["stdout"].split()))
            for at in range(len(choices), len(ties)):
                todo += [[*choices, *[0] * (at - len(choices)), other] for other in range(1, ties[at])]
        return sorted(set(seen)), runs

    def with_choices(self, source: str, choices: list[int]) -> dict[str, Any]:
        scenario = {"expression": None, "seed": 0, "world": {}, "ties": choices}
        observed = observe_program({"source": source, "scenario": scenario, "limits": LIMITS})
        self.assertEqual(observed["status"], "finished", observed["error"])
        return observed

    def has_orders(self, main: str, *orders: str, ordinary: bool = True) -> None:
        self.assertEqual(self.orders(main, ordinary)[0], sorted(orders))

    # -- what is open ----------------------------------------------------------------------------------------------
    def test_timers_that_are_due_at_one_instant_fire_in_any_order(self) -> None:
        main = """
        async def main():
            await asyncio.gather(work("a", 1), work("b", 1), work("c", 1))
        """
        self.has_orders(main, "a b c", "a c b", "b a c", "b c a", "c a b", "c b a")
        self.assertEqual(self.orders(main)[1], 6)

    def test_the_choices_are_those_at_the_ties_as_they_come(self) -> None:
        main = "async def main():\n    await asyncio.gather(*[work(name, 1) for name in 'abc'])\n"
        observed = self.with_choices(WORKER + main + IN_THE_END, [2, 1])
        self.assertEqual((observed["stdout"], observed["ties"]), ("c\nb\na\n", [3, 2]))

    def test_timers_of_different_instants_keep_their_order_after_a_block(self) -> None:
        self.has_orders(
            """
            import time
            async def main():
                tasks = [asyncio.create_task(work(name, delay)) for name, delay in [("a", 1), ("b", 2), ("c", 2), ("d", 3)]]
                await asyncio.sleep(0)
                time.sleep(5)
                await asyncio.gather(*tasks)
            """,
            "a b c d", "a c b d",
        )  # fmt: skip

    def test_a_cancelled_timer_is_no_candidate(self) -> None:
        _, runs = self.orders(
            """
            async def main():
                asyncio.get_running_loop().call_later(1, print, "never").cancel()
                await work("a", 1)
            """
        )
        self.assertEqual(runs, 1)

    def test_a_timeout_and_what_it_waits_for_may_come_in_any_order(self) -> None:
        main = """
        async def main():
            loop = asyncio.get_running_loop()
            done = loop.create_future()
            loop.call_later(1, lambda: done.done() or done.set_result("in time"))
            loop.call_later(1, lambda: done.done() or done.set_result("late"))
            print(await done)
        """
        self.has_orders(main, "in time", "late")

    def test_threads_that_end_at_one_instant_are_heard_of_in_any_order(self) -> None:
        self.has_orders(
            """
            import time
            async def waits(name):
                await asyncio.to_thread(time.sleep, 1)
                print(name)
            async def main():
                await asyncio.gather(waits("a"), waits("b"))
            """,
            "a b", "b a",
        )  # fmt: skip

    def test_timers_of_threading_ring_in_any_order(self) -> None:
        self.has_orders(
            """
            import threading
            async def main():
                for name in "ab":
                    threading.Timer(1, print, (name,)).start()
            """,
            "a b", "b a",
        )  # fmt: skip

    def test_what_wait_returns_is_walked_in_any_order_and_each_time_in_the_same(self) -> None:
        self.has_orders(
            """
            async def quiet(name, seconds):
                await asyncio.sleep(seconds)
                return name
            async def main():
                done, _ = await asyncio.wait([asyncio.create_task(quiet(name, n)) for n, name in enumerate("ab")])
                print(*[task.result() for task in done], *[task.result() for task in done])
            """,
            "a b a b", "b a b a",
        )  # fmt: skip

    def test_who_takes_one_of_a_set_chooses_no_further(self) -> None:
        orders, runs = self.orders(
            """
            async def quiet(name):
                return name
            async def main():
                done, _ = await asyncio.wait([asyncio.create_task(quiet(name)) for name in "abc"])
                print(done.pop().result(), len(done))
            """
        )
        self.assertEqual((orders, runs), (["a 2", "b 2", "c 2"], 3))

    def test_run_cancels_what_is_left_in_any_order(self) -> None:
        self.has_orders(
            """
            async def main():
                tasks = [asyncio.create_task(work(name, 9)) for name in "ab"]
                await asyncio.sleep(1)
            """,
            "a b", "b a",
        )  # fmt: skip

    def test_a_group_cancels_its_tasks_in_any_order(self) -> None:
        self.has_orders(
            """
            async def fails():
                await asyncio.sleep(1)
                raise ValueError
            async def main():
                try:
                    async with asyncio.TaskGroup() as group:
                        for coroutine in (work("a", 9), work("b", 9), fails()):
                            group.create_task(coroutine)
                except* ValueError:
                    print("end")
            """,
            "a b end", "b a end",
        )  # fmt: skip

    def test_as_completed_starts_coroutines_in_any_order(self) -> None:
        self.has_orders(
            """
            async def starts(name):
                print(name)
            async def main():
                for one in asyncio.as_completed([starts("a"), starts("b")]):
                    await one
            """,
            "a b", "b a",
        )  # fmt: skip

    @unittest.skipIf(sys.version_info < (3, 13), "as_completed has no class of its own yet")
    def test_as_completed_has_what_was_done_before_in_any_order(self) -> None:
        main = """
        async def quiet(name):
            return name
        async def main():
            tasks = [asyncio.create_task(quiet(name)) for name in "ab"]
            await asyncio.sleep(0)
            print(*[await one for one in asyncio.as_completed(tasks)])
        """
        self.has_orders(main, "a b", "b a", ordinary=False)  # an ordinary run takes that of their addresses

    def test_asynchronous_generators_that_are_left_are_closed_in_any_order(self) -> None:
        self.has_orders(
            """
            kept = []
            async def counts(name):
                try:
                    yield
                finally:
                    print(name)
            async def main():
                for name in "ab":
                    kept.append(counts(name))
                    await anext(kept[-1])
            """,
            "a b", "b a",
        )  # fmt: skip

    # -- what is promised ------------------------------------------------------------------------------------------
    def test_starts_results_and_turns_are_no_ties(self) -> None:
        _, runs = self.orders(
            """
            async def turns(name):
                for _ in range(3):
                    print(name)
                    await asyncio.sleep(0)
                return name
            async def main():
                print(*await asyncio.gather(turns("a"), turns("b"), turns("c")))
                asyncio.get_running_loop().call_soon(print, "soon")
                await asyncio.gather(work("d", 1), work("e", 2))
            """
        )
        self.assertEqual(runs, 1)

    def test_waiters_are_served_in_the_order_in_which_they_came(self) -> None:
        _, runs = self.orders(
            """
            async def main():
                lock, event, queue = asyncio.Lock(), asyncio.Event(), asyncio.Queue()
                async def waits(name):
                    async with lock:
                        await asyncio.sleep(0)
                    await event.wait()
                    print(name, await queue.get())
                tasks = [asyncio.create_task(waits(name)) for name in "abc"]
                await asyncio.sleep(1)
                event.set()
                for number in range(3):
                    queue.put_nowait(number)
                for one in asyncio.as_completed(tasks):
                    await one
            """
        )
        self.assertEqual(runs, 1)

    def test_looking_at_a_set_without_walking_it_chooses_nothing(self) -> None:
        _, runs = self.orders(
            """
            async def main():
                tasks = [asyncio.create_task(work(name, n)) for n, name in enumerate("abc")]
                done, pending = await asyncio.wait(tasks, timeout=0.5)
                while pending:
                    done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
                print(len(done | pending), tasks[0] in done)
            """
        )
        self.assertEqual(runs, 1)
