"""How the lanes show that somebody held the loop, and who could not run meanwhile."""
from __future__ import annotations

from .programs import ProgramCase, spans


class BlockedLoopTest(ProgramCase):
    def test_blocked_loop_time_is_shown_in_the_lanes_that_had_to_wait(self) -> None:
        seen = self.finishes(
            """
            import asyncio, time
            async def sleeper():
                await asyncio.sleep(1)
            async def blocker():
                await asyncio.sleep(0.5)
                time.sleep(2)
            async def main():
                await asyncio.gather(sleeper(), blocker(), sleeper())
            asyncio.run(main())
            """
        )
        expected = [(0, 1, "sleep", "asyncio.sleep(1)", 4), (1, 2.5, "wait", "the loop, blocked by Task-3", 4)]
        self.assertEqual(spans(seen, "Task-2"), expected)
        self.assertEqual(spans(seen, "Task-4"), expected)
        self.assertEqual(
            spans(seen, "Task-3"),
            [(0, 0.5, "sleep", "asyncio.sleep(0.5)", 6), (0.5, 2.5, "block", "time.sleep(2)", 7)],
        )

    def test_a_task_that_could_not_start_is_blocked_from_its_creation(self) -> None:
        seen = self.finishes(
            """
            import asyncio, time
            async def job():
                time.sleep(1)
            async def main():
                tasks = [asyncio.create_task(job()) for _ in range(3)]
                time.sleep(2)
                await asyncio.wait(tasks)
            asyncio.run(main())
            """
        )
        self.assertEqual(
            spans(seen, "Task-4"),
            [
                (0, 2, "wait", "the loop, blocked by Task-1", 6),
                (2, 3, "wait", "the loop, blocked by Task-2", 6),
                (3, 4, "wait", "the loop, blocked by Task-3", 6),
                (4, 5, "block", "time.sleep(1)", 4),
            ],
        )
        self.assertEqual(seen["peakConcurrency"], 1)

    def test_waiting_for_one_who_is_blocked_stays_waiting_for_that_one(self) -> None:
        seen = self.finishes(
            """
            import asyncio, time
            async def setter(event):
                time.sleep(2)
                event.set()
            async def waiter(event):
                await event.wait()
            async def main():
                event = asyncio.Event()
                await asyncio.gather(waiter(event), setter(event))
            asyncio.run(main())
            """
        )
        self.assertEqual(spans(seen, "Task-2"), [(0, 2, "wait", "event", 7)])

    def test_a_late_timer_that_was_cancelled_is_not_taken_for_another(self) -> None:
        """Handles are known by their addresses, which are used again."""
        seen = self.finishes(
            """
            import asyncio, time
            async def beat():
                while True:
                    await asyncio.sleep(0.1)
            async def main():
                for _ in range(20):
                    task = asyncio.create_task(beat())
                    await asyncio.sleep(0)
                    time.sleep(0.35)
                    task.cancel()
                    await asyncio.sleep(0)
                task = asyncio.create_task(beat())
                await asyncio.sleep(1)
            asyncio.run(main())
            """
        )
        self.assertEqual([span for task in seen["tasks"] for span in task["spans"] if span["state"] == "run"], [])
