"""Lanes: who did what, when, why and where. (That spans tile is checked of every observation.)"""
from __future__ import annotations

from harness.recording.lane import Lane
from harness.timing.clock import NS

from .programs import ProgramCase, spans


class RecorderTest(ProgramCase):
    def test_each_task_has_a_lane_with_its_parent_and_line(self) -> None:
        seen = self.finishes(
            """
            import asyncio
            async def leaf():
                await asyncio.sleep(1)
            async def branch():
                await asyncio.create_task(leaf(), name="leaf")
            async def main():
                await asyncio.gather(branch(), branch())
            asyncio.run(main())
            """
        )
        lanes = [(t["id"], t["name"], t["coroutine"], t["parent"], t["line"], t["outcome"]) for t in seen["tasks"]]
        self.assertEqual(
            lanes,
            [
                (1, "Task-1", "main", None, 9, "returned"),
                (2, "Task-2", "branch", 1, 8, "returned"),
                (3, "Task-3", "branch", 1, 8, "returned"),
                (4, "leaf", "leaf", 2, 6, "returned"),
                (5, "leaf", "leaf", 3, 6, "returned"),
            ],
        )
        self.assertEqual(spans(seen, "Task-1"), [(0, 1, "wait", "gather: Task-2, Task-3", 8)])
        self.assertEqual(spans(seen, "Task-2"), [(0, 1, "wait", "leaf", 6)])
        self.assertEqual(spans(seen, "leaf"), [(0, 1, "sleep", "asyncio.sleep(1)", 4)])

    def test_a_span_has_the_innermost_line_of_the_students_file(self) -> None:
        seen = self.finishes(
            """
            import asyncio
            async def inner():
                await asyncio.sleep(1)
            async def outer():
                await inner()
                await asyncio.wait_for(inner(), 5)
            """,
            "await outer()",
        )
        lines = [span[4] for task in seen["tasks"] for span in spans(seen, task["name"]) if span[2] == "sleep"]
        self.assertEqual(lines, [4, 4])

    def test_sleeping_in_an_async_generator_is_seen_through(self) -> None:
        seen = self.finishes(
            """
            import asyncio
            async def numbers():
                for n in range(2):
                    await asyncio.sleep(1)
                    yield n
            async def main():
                async for n in numbers():
                    pass
            asyncio.run(main())
            """
        )
        self.assertEqual(
            spans(seen, "Task-1"), [(0, 1, "sleep", "asyncio.sleep(1)", 5), (1, 2, "sleep", "asyncio.sleep(1)", 5)]
        )

    def test_causes_of_waiting_have_clear_names(self) -> None:
        seen = self.finishes(
            """
            import asyncio
            async def use(thing, n=1):
                async with thing:
                    await asyncio.sleep(n)
            async def get(queue):
                await queue.get()
            async def main():
                lock, semaphore, queue = asyncio.Lock(), asyncio.Semaphore(1), asyncio.Queue()
                async with asyncio.TaskGroup() as group:
                    for thing in (lock, lock, semaphore, semaphore):
                        group.create_task(use(thing))
                    group.create_task(get(queue))
                    await asyncio.sleep(1)
                    queue.put_nowait(1)
                await asyncio.wait([asyncio.create_task(use(lock), name="last")])
            asyncio.run(main())
            """
        )
        self.assertEqual(spans(seen, "Task-3")[0], (0, 1, "wait", "lock", 4))
        self.assertEqual(spans(seen, "Task-5")[0], (0, 1, "wait", "semaphore", 4))
        self.assertEqual(spans(seen, "Task-6")[0], (0, 1, "wait", "queue.get", 7))
        causes = [span[3] for span in spans(seen, "Task-1")]
        group = "TaskGroup: Task-2, Task-3, Task-4, Task-5 and 1 more"
        self.assertEqual(causes, ["asyncio.sleep(1)", group, "wait: last"])

    def test_a_task_that_only_runs_has_one_run_of_zero_length(self) -> None:
        seen = self.finishes("import asyncio\nasync def main():\n    pass\nasyncio.run(main())")
        self.assertEqual(spans(seen, "Task-1"), [(0, 0, "run", None, 4)])

    def test_a_task_that_never_ends_shows_what_it_waits_for(self) -> None:
        seen = self.observe(
            """
            import asyncio
            async def main():
                await asyncio.sleep(1)
                await asyncio.Event().wait()
            asyncio.run(main())
            """
        )
        self.assertEqual(spans(seen, "Task-1")[-1], (1, 1, "wait", "event", 5))
        self.assertEqual(seen["tasks"][0]["outcome"], "pending")

    def test_peak_concurrency_counts_tasks_in_flight_apart_from_main(self) -> None:
        source = """
            import asyncio
            async def job():
                await asyncio.sleep(1)
            async def at_once(n):
                await asyncio.gather(*[job() for _ in range(n)])
            async def in_turn(n):
                for _ in range(n):
                    await asyncio.create_task(job())
            """
        for expression, peak in (("await at_once(5)", 5), ("await in_turn(5)", 1), ("await job()", 0), ("1", 0)):
            self.assertEqual(self.finishes(source, expression)["peakConcurrency"], peak, expression)

    def test_peak_concurrency_without_a_main_coroutine(self) -> None:
        seen = self.finishes(
            """
            import asyncio
            loop = asyncio.new_event_loop()
            tasks = [loop.create_task(asyncio.sleep(1)) for _ in range(3)]
            loop.run_until_complete(asyncio.wait(tasks))
            loop.close()
            """
        )
        self.assertEqual(seen["peakConcurrency"], 3)

    def test_outcomes_are_told_apart(self) -> None:
        seen = self.finishes(
            """
            import asyncio
            async def fail():
                raise ValueError
            async def main():
                sleeping = asyncio.create_task(asyncio.sleep(9))
                await asyncio.sleep(0)
                sleeping.cancel()
                await asyncio.gather(fail(), sleeping, asyncio.sleep(1), return_exceptions=True)
            asyncio.run(main())
            """
        )
        self.assertEqual([t["outcome"] for t in seen["tasks"]], ["returned", "cancelled", "raised", "returned"])

    def test_eager_and_hand_made_tasks_have_lanes_too(self) -> None:
        seen = self.finishes(
            """
            import asyncio
            async def main():
                await asyncio.Task(asyncio.sleep(1), name="by hand")
                if hasattr(asyncio, "eager_task_factory"):
                    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
                await asyncio.create_task(asyncio.sleep(1), name="eager")
                await asyncio.create_task(asyncio.sleep(0), name="quick")
            asyncio.run(main())
            """
        )
        self.assertEqual([t["name"] for t in seen["tasks"]], ["Task-1", "by hand", "eager", "quick"])
        self.assertEqual(seen["peakConcurrency"], 1)

    def test_house_keeping_of_asyncio_has_no_lane(self) -> None:
        seen = self.finishes(
            """
            import asyncio, time
            async def numbers():
                try:
                    yield 1
                finally:
                    await asyncio.sleep(1)
            async def main():
                main.kept = numbers()
                await anext(main.kept)
                await asyncio.to_thread(time.sleep, 1)
            asyncio.run(main())
            """
        )
        self.assertEqual([task["coroutine"] for task in seen["tasks"]], ["main"])
        self.assertEqual(seen["elapsed"], 2)

    def test_very_many_tasks_are_counted_but_not_all_drawn(self) -> None:
        seen = self.finishes(
            """
            import asyncio
            async def job():
                await asyncio.sleep(0)
            async def main():
                await asyncio.gather(*[job() for _ in range(10_050)])
            asyncio.run(main())
            """
        )
        self.assertEqual((len(seen["tasks"]), seen["peakConcurrency"]), (10_000, 10_050))

    def test_the_rest_of_a_very_long_lane_is_drawn_as_one(self) -> None:
        lane = Lane(1, "Task-1", "main", None, 0, 7)
        for second in range(1, 6):
            lane.add(second * NS, "sleep", "asyncio.sleep(1)", (3,))
        self.assertEqual(
            lane.first_spans(3),
            [
                (0, 1 * NS, "sleep", "asyncio.sleep(1)", (3,)),
                (1 * NS, 2 * NS, "sleep", "asyncio.sleep(1)", (3,)),
                (2 * NS, 5 * NS, "wait", "… 3 more spans", ()),
            ],
        )

    def test_a_renamed_task_goes_by_its_new_name(self) -> None:
        seen = self.finishes(
            """
            import asyncio
            async def main():
                asyncio.current_task().set_name("boss")
                await asyncio.sleep(1)
            asyncio.run(main())
            """
        )
        self.assertEqual(seen["tasks"][0]["name"], "boss")
