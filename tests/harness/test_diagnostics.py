"""Findings have a line, a task and a sentence."""
from __future__ import annotations

from .programs import ProgramCase, findings


class DiagnosticsTest(ProgramCase):
    def test_time_sleep_in_a_coroutine_blocks(self) -> None:
        source = """
            import asyncio, time
            async def job():
                for _ in range(3):
                    time.sleep(1)
            async def main():
                await asyncio.gather(job(), job())
            asyncio.run(main())
            """
        self.assertEqual(self.one(source, "blocking-call"), (5, "Task-2", 6))
        detail = findings(self.observe(source), "blocking-call")[0]["detail"]
        self.assertIn("time.sleep(1) in Task-2 and 1 other task held the event loop for 6 s", detail)
        self.assertIn("await asyncio.sleep", detail)

    def test_time_sleep_in_a_plain_function_is_for_a_thread(self) -> None:
        source = "import asyncio, time\ndef save():\n    time.sleep(1)\nasync def f():\n    save()"
        detail = findings(self.observe(source, "await f()"), "blocking-call")[0]["detail"]
        self.assertIn("`save` is no coroutine function and cannot await: run it with `asyncio.to_thread`", detail)

    def test_calls_on_one_line_are_one_finding(self) -> None:
        source = "import asyncio, time\nasync def f():\n    for n in (1, 2):\n        time.sleep(n)"
        self.assertEqual(self.one(source, "blocking-call", "await f()"), (4, "Task-1", 3))
        detail = findings(self.observe(source, "await f()"), "blocking-call")[0]["detail"]
        self.assertIn("time.sleep() in Task-1 held the event loop for 3 s", detail)

    def test_time_sleep_outside_the_loop_is_fine(self) -> None:
        seen = self.finishes("import time\ntime.sleep(1)\nimport asyncio\nasyncio.run(asyncio.sleep(0))\ntime.sleep(0)")
        self.assertEqual(seen["diagnostics"], [])

    def test_busy_waiting_blocks(self) -> None:
        source = """
            import asyncio, time
            async def main():
                end = time.time() + 1
                while time.time() < end:
                    pass
            asyncio.run(main())
            """
        line, task, seconds = self.one(source, "blocking-call")
        self.assertEqual((line, task), (5, "Task-1"))
        self.assertAlmostEqual(seconds, 1, delta=0.01)

    def test_a_coroutine_that_is_never_awaited(self) -> None:
        source = """
            import asyncio
            async def greet():
                print("hello")
            async def main():
                greet()
                await asyncio.sleep(1)
            asyncio.run(main())
            """
        self.assertEqual(self.one(source, "never-awaited"), (6, "Task-1", None))
        seen = self.observe(source)
        warning = "answer.py:6: RuntimeWarning: coroutine 'greet' was never awaited\n  greet()\n"
        self.assertEqual(seen["stderr"], warning)
        self.assertIn("await greet(", findings(seen, "never-awaited")[0]["detail"])

    def test_a_library_s_coroutine_is_named_as_the_program_calls_it(self) -> None:
        source = """
            import asyncio
            async def main():
                data = asyncio.sleep(1)
            asyncio.run(main())
            """
        detail = findings(self.observe(source), "never-awaited")[0]["detail"]
        self.assertIn("Write `await asyncio.sleep(...)`", detail)
        source = "import asyncio\nasync def main():\n    print(asyncio.sleep(1), len('abc'))\nasyncio.run(main())"
        detail = findings(self.observe(source), "never-awaited")[0]["detail"]
        self.assertIn("asyncio.sleep() was called but never awaited", detail)

    def test_a_kept_coroutine_that_is_never_awaited(self) -> None:
        self.assertEqual(self.one("async def greet(): pass\nkept = greet()", "never-awaited"), (2, None, None))
        detail = findings(self.observe("async def greet(): pass\ngreet()"), "never-awaited")[0]["detail"]
        self.assertIn("Outside of a coroutine, run it with `asyncio.run(greet(...))`.", detail)
        source = "async def greet(): pass\nasync def f():\n    kept = greet()"
        self.assertEqual(self.one(source, "never-awaited", "await f()"), (3, "Task-1", None))

    def test_the_same_fault_many_times_is_one_finding(self) -> None:
        source = "async def greet(): pass\nfor _ in range(150):\n    greet()"
        self.assertEqual(self.one(source, "never-awaited"), (3, None, None))
        detail = findings(self.observe(source), "never-awaited")[0]["detail"]
        self.assertIn("greet() was called 150 times but never awaited", detail)

    def test_a_task_that_outlives_main_is_lost(self) -> None:
        source = """
            import asyncio
            async def save():
                await asyncio.sleep(5)
            async def main():
                asyncio.create_task(save())
                await asyncio.sleep(1)
            asyncio.run(main())
            """
        self.assertEqual(self.one(source, "task-lost"), (6, "Task-2", None))

    def test_tasks_that_a_failed_main_leaves_behind_are_not_lost(self) -> None:
        source = """
            import asyncio
            async def save(n):
                await asyncio.sleep(n)
                1 / (n - 1)
            async def main():
                await asyncio.gather(save(1), save(2))
            asyncio.run(main())
            """
        self.assertEqual(self.observe(source)["diagnostics"], [])

    def test_a_task_that_was_cancelled_on_purpose_is_not_lost(self) -> None:
        seen = self.finishes(
            """
            import asyncio
            async def main():
                task = asyncio.create_task(asyncio.sleep(5))
                await asyncio.sleep(1)
                task.cancel()
            asyncio.run(main())
            """
        )
        self.assertEqual(seen["diagnostics"], [])

    def test_a_task_that_disappears_is_lost(self) -> None:
        source = """
            import asyncio
            async def wait_for_nothing():
                await asyncio.get_running_loop().create_future()
            async def main():
                asyncio.create_task(wait_for_nothing())
                await asyncio.sleep(1)
                import gc
                gc.collect()
            asyncio.run(main())
            """
        self.assertEqual(self.one(source, "task-lost"), (6, "Task-2", None))

    def test_an_exception_that_nobody_retrieved(self) -> None:
        source = """
            import asyncio
            async def fail():
                raise ValueError("x")
            async def main():
                task = asyncio.create_task(fail())
                await asyncio.sleep(1)
            asyncio.run(main())
            """
        self.assertEqual(self.one(source, "exception-never-retrieved"), (4, "Task-2", None))
        seen = self.observe(source)
        self.assertEqual(seen["status"], "finished")
        self.assertIn("Task exception was never retrieved", seen["stderr"])

    def test_a_future_that_fails_unnoticed_is_called_a_future(self) -> None:
        source = """
            import asyncio
            async def main():
                asyncio.get_running_loop().create_future().set_exception(ValueError("x"))
            asyncio.run(main())
            """
        found = findings(self.finishes(source), "exception-never-retrieved")
        self.assertTrue(found[0]["detail"].startswith("A future failed with ValueError"), found)

    def test_what_ends_the_program_from_within_a_task_does_not_go_unnoticed(self) -> None:
        for end in ("sys.exit(3)", "raise KeyboardInterrupt"):
            seen = self.observe(
                f"""
                import asyncio, sys
                async def end():
                    {end}
                async def main():
                    task = asyncio.create_task(end())
                    await asyncio.sleep(1)
                asyncio.run(main())
                """
            )
            self.assertIn(seen["status"], ("exited", "raised"))
            self.assertEqual(seen["diagnostics"], [])

    def test_an_exception_that_was_retrieved_is_no_finding(self) -> None:
        seen = self.finishes(
            """
            import asyncio
            async def fail():
                raise ValueError("x")
            async def main():
                print(await asyncio.gather(fail(), return_exceptions=True))
            asyncio.run(main())
            """
        )
        self.assertEqual((seen["diagnostics"], seen["stderr"]), ([], ""))

    def test_a_task_that_its_loop_leaves_behind_is_pending(self) -> None:
        source = """
            import asyncio
            async def save():
                await asyncio.sleep(5)
            async def main():
                global task
                task = asyncio.ensure_future(save())
            loop = asyncio.new_event_loop()
            loop.run_until_complete(main())
            loop.close()
            """
        self.assertEqual(self.one(source, "task-pending"), (7, "Task-2", None))
