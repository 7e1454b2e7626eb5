"""Every way to go on for ever has an end, with a name and an explanation."""
from __future__ import annotations

from .programs import ProgramCase, findings


class EndingsTest(ProgramCase):
    def test_a_deadlock_names_who_waits_for_what(self) -> None:
        seen = self.observe(
            """
            import asyncio
            async def job(first, second):
                async with first:
                    await asyncio.sleep(1)
                    async with second:
                        print("never")
            async def main():
                a, b = asyncio.Lock(), asyncio.Lock()
                await asyncio.gather(job(a, b), job(b, a))
            asyncio.run(main())
            """
        )
        self.assertEqual((seen["status"], seen["elapsed"], seen["stdout"]), ("deadlocked", 1, ""))
        self.assertEqual(seen["error"]["type"], "Deadlock")
        self.assertIn("Task-2 waits for lock (held by Task-3) (line 6)", seen["error"]["message"])
        waits = [(d["task"], d["line"]) for d in findings(seen, "deadlock")]
        self.assertEqual(waits, [("Task-1", 10), ("Task-2", 6), ("Task-3", 6)])
        self.assertEqual([task["outcome"] for task in seen["tasks"]], ["pending"] * 3)

    def test_tasks_that_await_each_other_are_a_deadlock(self) -> None:
        seen = self.observe(
            """
            import asyncio
            async def follow(tasks, n):
                await tasks[n]
            async def main():
                tasks = []
                for n in (1, 0):
                    tasks.append(asyncio.create_task(follow(tasks, n)))
                await asyncio.wait(tasks)
            asyncio.run(main())
            """
        )
        self.assertEqual((seen["status"], seen["error"]["type"]), ("deadlocked", "Deadlock"))
        waits = [(d["task"], d["line"]) for d in findings(seen, "deadlock")]
        self.assertEqual(waits, [("Task-1", 9), ("Task-2", 4), ("Task-3", 4)])

    def test_nothing_runs_after_a_deadlock(self) -> None:
        seen = self.observe(
            """
            import asyncio
            async def main():
                try:
                    await asyncio.Queue().get()
                except BaseException:
                    print("swallowed")
                finally:
                    print("cleaned up")
            asyncio.run(main())
            print("after")
            """
        )
        self.assertEqual((seen["status"], seen["stdout"], seen["stderr"]), ("deadlocked", "", ""))

    def test_a_loop_with_nothing_to_do_is_a_deadlock(self) -> None:
        seen = self.observe("import asyncio\nasyncio.new_event_loop().run_forever()")
        self.assertEqual(seen["status"], "deadlocked")
        self.assertIn("no task and no timer is left", seen["error"]["message"])

    def test_polling_for_what_never_comes_is_a_livelock(self) -> None:
        seen = self.observe(
            """
            import asyncio
            async def main():
                done = False
                while not done:
                    await asyncio.sleep(0)
            asyncio.run(main())
            """
        )
        self.assertEqual((seen["status"], seen["error"]["type"], seen["elapsed"]), ("timed-out", "Livelock", 0))
        self.assertIn("Task-1", seen["error"]["message"])

    def test_virtual_time_has_a_limit(self) -> None:
        source = "import asyncio\nasync def main():\n    while True: await asyncio.sleep(7)\nasyncio.run(main())"
        seen = self.observe(source, virtualSeconds=60)
        self.assertEqual((seen["status"], seen["error"]["type"], seen["elapsed"]), ("timed-out", "TimeLimit", 60))
        seen = self.observe("import time\nwhile True: time.sleep(7)", virtualSeconds=60)
        self.assertEqual((seen["status"], seen["elapsed"]), ("timed-out", 60))

    def test_except_exception_cannot_swallow_a_limit(self) -> None:
        seen = self.observe(
            """
            import asyncio
            async def main():
                while True:
                    try:
                        await asyncio.sleep(7)
                    except Exception:
                        print("swallowed")
            asyncio.run(main())
            """,
            virtualSeconds=60,
        )
        self.assertEqual((seen["status"], seen["stdout"]), ("timed-out", ""))

    def test_a_bare_except_does_not_hide_a_limit(self) -> None:
        seen = self.observe(
            """
            import asyncio, time
            async def main():
                try:
                    time.sleep(1000)
                except:
                    print("swallowed")
                await asyncio.sleep(1)
                print("went on")
            asyncio.run(main())
            """,
            virtualSeconds=60,
        )
        self.assertEqual((seen["status"], seen["stdout"], seen["elapsed"]), ("timed-out", "", 60))

    def test_a_program_that_hides_a_limit_to_its_end_is_found_out(self) -> None:
        source = """
            import time
            def f():
                try:
                    time.sleep(99)
                except BaseException:
                    return "fine"
            """
        seen = self.observe(source, "f()", virtualSeconds=60)
        self.assertEqual((seen["status"], seen["result"]), ("timed-out", None))

    def test_cleaning_up_after_the_end_changes_nothing(self) -> None:
        seen = self.observe(
            """
            import asyncio, time
            class Loud:
                def __del__(self):
                    print("deleted")
                    time.sleep(99)
            async def job(loud):
                try:
                    await asyncio.Event().wait()
                finally:
                    time.sleep(5)
                    asyncio.create_task(job(None))
            kept = Loud()
            asyncio.run(job(kept))
            """,
            virtualSeconds=60,
        )
        self.assertEqual((seen["status"], seen["elapsed"], seen["stdout"]), ("deadlocked", 0, ""))
        self.assertEqual((len(seen["tasks"]), len(seen["diagnostics"])), (1, 1))

    def test_a_limit_while_the_program_is_let_go_of_ends_the_run(self) -> None:
        source = "import time\nclass Slow:\n    def __del__(self, sleep=time.sleep): sleep(99)\nkept = Slow()"
        seen = self.observe(source, virtualSeconds=60)
        self.assertEqual((seen["status"], seen["elapsed"]), ("timed-out", 0))

    def test_objects_that_never_go_end_the_run(self) -> None:
        endless = "class Endless:\n    def __del__(self):\n        while True: pass\n"
        self.assertEqual(self.observe(endless + "kept = Endless()")["status"], "timed-out")
        self.assertEqual(self.observe(endless + "kept = Endless()\n1 / 0")["status"], "raised")
        seen = self.observe(endless + "kept = Endless()\ndef f(): return 1", "f()")
        self.assertEqual((seen["status"], seen["error"]["line"], seen["result"]), ("timed-out", 3, None))

    def test_what_swallows_each_stop_in_a_loop_does_not_run_on(self) -> None:
        seen = self.observe(
            """
            import asyncio
            async def worker():
                while True:
                    try:
                        await asyncio.sleep(1)
                    except:
                        pass
            async def main():
                await asyncio.gather(worker(), worker())
            asyncio.run(main())
            """,
            virtualSeconds=60,
        )
        self.assertEqual((seen["status"], seen["error"]["type"]), ("timed-out", "TimeLimit"))
        self.assertEqual(seen["error"]["line"], 6)

    def test_an_import_cannot_swallow_a_limit(self) -> None:
        source = "import time\ntry: time.sleep(99)\nexcept BaseException: pass\ndef f(): return 1"
        self.assertEqual(self.observe(source, "f()", virtualSeconds=60)["status"], "timed-out")

    def test_waiting_without_an_end_names_its_line(self) -> None:
        source = """
            import asyncio
            async def poll():
                while True:
                    await asyncio.sleep(0.1)
            async def main():
                await asyncio.gather(poll())
            asyncio.run(main())
            """
        for limits, name in (({"virtualSeconds": 60}, "TimeLimit"), ({"loopSteps": 500}, "StepLimit")):
            error = self.observe(source, **limits)["error"]
            self.assertEqual((error["type"], error["line"]), (name, 5))
        livelock = self.observe(source.replace("0.1", "0"))["error"]
        self.assertEqual((livelock["type"], livelock["line"]), ("Livelock", 5))

    def test_loop_steps_have_a_limit(self) -> None:
        seen = self.observe(
            """
            import asyncio
            async def main():
                while True:
                    await asyncio.sleep(0.001)
            asyncio.run(main())
            """,
            loopSteps=500,
        )
        self.assertEqual((seen["status"], seen["error"]["type"]), ("timed-out", "StepLimit"))

    def test_a_limit_in_a_callback_or_a_thread_ends_the_run(self) -> None:
        for way in ("loop.call_soon(time.sleep, 99)", "await asyncio.to_thread(time.sleep, 99)"):
            seen = self.observe(
                f"import asyncio, time\nasync def main():\n    loop = asyncio.get_running_loop()\n    {way}\n"
                "    await asyncio.sleep(1)\n    print('went on')\nasyncio.run(main())",
                virtualSeconds=60,
            )
            self.assertEqual((seen["status"], seen["stdout"], seen["elapsed"]), ("timed-out", "", 60), way)

    def test_a_limit_during_import_ends_the_run(self) -> None:
        seen = self.observe("import time\ntime.sleep(99)", "1", virtualSeconds=60)
        self.assertEqual(seen["status"], "timed-out")

    def test_an_infinite_sleep_is_a_deadlock(self) -> None:
        seen = self.observe("import asyncio\nasyncio.run(asyncio.sleep(float('inf')))")
        self.assertEqual(seen["status"], "deadlocked")
