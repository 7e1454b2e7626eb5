"""The order in which things happen is CPython's, in the limit of zero overhead."""
from __future__ import annotations

from .programs import ProgramCase


class OrderTest(ProgramCase):
    def test_equal_sleeps_wake_in_the_order_of_their_calls(self) -> None:
        self.prints(
            """
            import asyncio
            async def job(n):
                await asyncio.sleep(1)
                print(n)
            async def main():
                await asyncio.gather(*[job(n) for n in range(9)])
            asyncio.run(main())
            """,
            *map(str, range(9)),
        )

    def test_timers_at_one_instant_run_first_in_first_out(self) -> None:
        self.prints(
            """
            import asyncio
            async def main():
                loop = asyncio.get_running_loop()
                now = loop.time()
                for n in range(6):
                    if n % 2:
                        loop.call_later(1, print, n)
                    else:
                        loop.call_at(now + 1, print, n)
                loop.call_soon(print, "soon")
                await asyncio.sleep(2)
            asyncio.run(main())
            """,
            "soon", "0", "1", "2", "3", "4", "5",
        )  # fmt: skip

    def test_create_task_example_of_the_tutorial(self) -> None:
        seen = self.prints(
            """
            import asyncio
            async def say_after(delay, what):
                await asyncio.sleep(delay)
                print(what)
            async def main():
                task1 = asyncio.create_task(say_after(1, 'Hello'))
                task2 = asyncio.create_task(say_after(1, 'World'))
                print("Started")
                await task1
                await task2
                print("Finished")
            asyncio.run(main())
            """,
            "Started", "Hello", "World", "Finished",
        )  # fmt: skip
        self.assertEqual(seen["elapsed"], 1)

    def test_gather_example_of_the_tutorial(self) -> None:
        seen = self.prints(
            """
            import asyncio
            async def fetch_data(id, delay):
                print(f"Task {id} started")
                await asyncio.sleep(delay)
                print(f"Task {id} finished")
                return f"Data from {id}"
            async def main():
                results = await asyncio.gather(fetch_data(1, 2), fetch_data(2, 1), fetch_data(3, 3))
                print("All tasks done:", results)
            asyncio.run(main())
            """,
            "Task 1 started",
            "Task 2 started",
            "Task 3 started",
            "Task 2 finished",
            "Task 1 finished",
            "Task 3 finished",
            "All tasks done: ['Data from 1', 'Data from 2', 'Data from 3']",
        )
        self.assertEqual((seen["elapsed"], seen["peakConcurrency"]), (3, 3))

    def test_sequential_example_of_the_tutorial(self) -> None:
        seen = self.prints(
            """
            import asyncio
            async def say_after(delay, what):
                await asyncio.sleep(delay)
                print(what)
            async def main():
                print("Started")
                await say_after(1, 'Hello')
                await say_after(1, 'World')
                print("Finished")
            asyncio.run(main())
            """,
            "Started", "Hello", "World", "Finished",
        )  # fmt: skip
        self.assertEqual((seen["elapsed"], seen["peakConcurrency"]), (2, 0))

    def test_task_names_count_from_one_in_each_run(self) -> None:
        source = """
            import asyncio
            async def job():
                return asyncio.current_task().get_name()
            async def main():
                return [asyncio.current_task().get_name(), *await asyncio.gather(job(), job())]
            print(asyncio.run(main()))
            """
        for _ in range(2):
            self.prints(source, "['Task-1', 'Task-2', 'Task-3']")

    def test_task_groups_and_wait_go_by_order_of_creation(self) -> None:
        self.prints(
            """
            import asyncio
            async def job(n):
                try:
                    await asyncio.sleep(99)
                finally:
                    print("cancelled", n)
            async def fail():
                await asyncio.sleep(1)
                raise ValueError
            async def main():
                waits = [asyncio.create_task(asyncio.sleep(1, n), name=f"n{n}") for n in range(5)]
                done, pending = await asyncio.wait(waits)
                print(*[task.get_name() for task in done])
                try:
                    async with asyncio.TaskGroup() as group:
                        for n in range(5):
                            group.create_task(job(n), name=f"job {9 - n}")
                        group.create_task(fail())
                except* ValueError:
                    print("group failed")
            asyncio.run(main())
            """,
            "n0 n1 n2 n3 n4", *[f"cancelled {n}" for n in range(5)], "group failed",
        )  # fmt: skip

    def test_what_is_left_is_cancelled_in_order_of_creation(self) -> None:
        self.prints(
            """
            import asyncio
            async def job(n):
                try:
                    await asyncio.sleep(99)
                finally:
                    print("cancelled", n)
            async def main():
                main.tasks = [asyncio.create_task(job(n)) for n in range(12)]
                await asyncio.sleep(0)
            asyncio.run(main())
            """,
            *[f"cancelled {n}" for n in range(12)],
        )

    def test_async_generators_are_closed_in_the_order_of_their_start(self) -> None:
        self.prints(
            """
            import asyncio
            async def numbers(name):
                try:
                    yield 1
                finally:
                    await asyncio.sleep(0)
                    print("closed", name)
            async def main():
                main.kept = [numbers(n) for n in range(5)]
                for generator in main.kept:
                    await anext(generator)
            asyncio.run(main())
            """,
            *[f"closed {n}" for n in range(5)],
        )

    def test_polling_with_sleep_zero_goes_on_to_the_next_timer(self) -> None:
        seen = self.finishes(
            """
            import asyncio
            async def main():
                task = asyncio.create_task(asyncio.sleep(5))
                while not task.done():
                    await asyncio.sleep(0)
            asyncio.run(main())
            """
        )
        self.assertEqual(seen["elapsed"], 5)

    def test_polling_the_clock_ends_in_time_although_a_later_timer_is_pending(self) -> None:
        seen = self.finishes(
            """
            import asyncio, time
            async def main():
                later = asyncio.create_task(asyncio.sleep(100))
                end = time.monotonic() + 0.5
                while time.monotonic() < end:
                    await asyncio.sleep(0)
                later.cancel()
            asyncio.run(main())
            """
        )
        self.assertAlmostEqual(seen["elapsed"], 0.5, delta=0.002)
