"""Findings about tasks that stand in the way: cancellations swallowed, locks held."""
from __future__ import annotations

from .programs import ProgramCase, findings


class CancellationTest(ProgramCase):
    def test_a_cancellation_that_is_swallowed(self) -> None:
        source = """
            import asyncio
            async def stubborn():
                try:
                    await asyncio.sleep(5)
                except asyncio.CancelledError:
                    print("never mind")
                return 1
            async def main():
                task = asyncio.create_task(stubborn())
                await asyncio.sleep(1)
                task.cancel()
                print(await task)
            asyncio.run(main())
            """
        self.assertEqual(self.one(source, "swallowed-cancellation"), (5, "Task-2", None))
        detail = findings(self.observe(source), "swallowed-cancellation")[0]["detail"]
        self.assertIn("caught the CancelledError and did not pass it on", detail)  # also of one that then stopped

    def test_a_cancellation_that_is_swallowed_for_ever(self) -> None:
        source = """
            import asyncio
            async def stubborn():
                while True:
                    try:
                        await asyncio.sleep(5)
                    except asyncio.CancelledError:
                        pass
            async def main():
                asyncio.create_task(stubborn())
                await asyncio.sleep(1)
            asyncio.run(main())
            """
        self.assertEqual(self.one(source, "swallowed-cancellation"), (6, "Task-2", None))
        self.assertEqual(self.observe(source)["status"], "timed-out")

    def test_cleaning_up_that_does_not_come_to_its_end_is_no_swallowing(self) -> None:
        seen = self.observe(
            """
            import asyncio
            lock = asyncio.Lock()
            async def polite():
                try:
                    while True:
                        await asyncio.sleep(5)
                finally:
                    async with lock:
                        pass
            async def main():
                task = asyncio.create_task(polite())
                await asyncio.sleep(11)
                async with lock:
                    task.cancel()
                    await asyncio.wait([task])
            asyncio.run(main())
            """
        )
        self.assertEqual({finding["kind"] for finding in seen["diagnostics"]}, {"deadlock"})

    def test_cancellations_that_reach_their_end_are_no_finding(self) -> None:
        seen = self.finishes(
            """
            import asyncio
            async def polite():
                try:
                    await asyncio.sleep(5)
                finally:
                    await asyncio.sleep(1)
            async def main():
                task = asyncio.create_task(polite())
                await asyncio.sleep(1)
                task.cancel()
                await asyncio.wait([task])
                try:
                    async with asyncio.timeout(1):
                        await polite()
                except TimeoutError:
                    pass
                try:
                    async with asyncio.TaskGroup() as group:
                        group.create_task(polite())
                        await asyncio.sleep(0)
                        raise ValueError
                except* ValueError:
                    pass
            asyncio.run(main())
            """
        )
        self.assertEqual(seen["diagnostics"], [])

    _LOCK = """
        import asyncio
        lock = asyncio.Lock()
        async def job():
            async with lock:
                await asyncio.sleep(SECONDS)
        async def main():
            await asyncio.gather(job(), job(), job())
        asyncio.run(main())
        """

    def test_a_lock_that_is_held_while_others_wait_for_it(self) -> None:
        source = self._LOCK.replace("SECONDS", "1")
        self.assertEqual(self.one(source, "lock-held"), (6, "Task-2", 2))

    def test_a_lock_that_is_held_is_found_at_the_await_of_whoever_holds_it(self) -> None:
        source = """
            import asyncio
            lock = asyncio.Lock()
            async def load():
                await asyncio.sleep(1)
            async def job():
                async with lock:
                    await load()
            async def main():
                await asyncio.gather(job(), job())
            asyncio.run(main())
            """
        self.assertEqual(self.one(source, "lock-held"), (8, "Task-2", 1))

    def test_a_lock_that_is_held_shortly_or_alone_is_no_finding(self) -> None:
        self.assertEqual(findings(self.finishes(self._LOCK.replace("SECONDS", "0.01")), "lock-held"), [])
        alone = self._LOCK.replace("SECONDS", "1").replace("job(), job(), job()", "job()")
        self.assertEqual(findings(self.finishes(alone), "lock-held"), [])
