"""What computing costs where a scenario gives it a price: the loop is held, threads share one lock."""
from __future__ import annotations

from .programs import ProgramCase, findings, spans

CRUNCH = """
import asyncio, time, threading
from concurrent.futures import ThreadPoolExecutor
def crunch(n=0):
    return n * n
"""
ONE_SECOND = {"cpu": {"seconds": {"crunch": 1}}}


class PriceTest(ProgramCase):
    def test_computing_is_free_unless_it_has_a_price(self) -> None:
        self.assertEqual(self.finishes("for _ in range(1000): pass")["elapsed"], 0)

    def test_ticks_are_paid_for_exactly(self) -> None:
        source = "import time\nfor _ in range(1000): pass\nprint(time.monotonic(), time.process_time())"
        seen = self.finishes(source, world={"cpu": {"costPerSecond": 3000}})
        self.assertEqual((seen["cost"], seen["elapsed"]), (1000, 0.333333333))
        self.assertEqual(seen["stdout"], "1000.333333333 0.333333333\n")

    def test_a_function_may_have_a_price_of_its_own(self) -> None:
        source = CRUNCH + "class A:\n    def crunch(self): pass\ncrunch(); crunch(); A().crunch()"
        self.assertEqual(self.finishes(source, world=ONE_SECOND)["elapsed"], 2)
        self.assertEqual(self.finishes(source, world={"cpu": {"seconds": {"A.crunch": 0.5}}})["elapsed"], 0.5)

    def test_process_time_leaves_out_what_is_slept(self) -> None:
        source = CRUNCH + "def f():\n    time.sleep(5)\n    crunch()\n    return time.process_time(), time.thread_time()"
        self.assertEqual(self.finishes(source, "f()", world=ONE_SECOND)["result"], {"tuple": [1, 1]})

    def test_the_time_limit_holds_while_computing(self) -> None:
        seen = self.observe("while True:\n    pass", world={"cpu": {"costPerSecond": 10}}, virtualSeconds=60)
        self.assertEqual((seen["status"], seen["error"]["type"], seen["elapsed"]), ("timed-out", "TimeLimit", 60))


class LoopTest(ProgramCase):
    HOG = CRUNCH + """
async def tick():
    await asyncio.sleep(0.5)
async def main():
    ticking = asyncio.create_task(tick())
    await asyncio.sleep(0.2)
    crunch()
    await ticking
asyncio.run(main())
"""

    def test_computing_holds_the_loop_and_is_drawn(self) -> None:
        seen = self.finishes(self.HOG, world=ONE_SECOND)
        self.assertEqual(spans(seen, "Task-1"), [(0, 0.2, "sleep", "asyncio.sleep(0.2)", 11), (0.2, 1.2, "cpu", "crunch", 12)])
        self.assertEqual(
            spans(seen, "Task-2"),
            [(0, 0.5, "sleep", "asyncio.sleep(0.5)", 8), (0.5, 1.2, "wait", "the loop, blocked by Task-1", 8)],
        )

    def test_a_hog_that_awaits_now_and_then_is_not_said_to_compute_all_the_time(self) -> None:
        source = CRUNCH + "async def main():\n    for _ in range(3):\n        crunch()\n        await asyncio.sleep(0)"
        (found,) = findings(self.finishes(source, "await main()", world=ONE_SECOND), "cpu-hog")
        self.assertIn("computed 3 times for long without an await, 3 s in all:", found["detail"])

    def test_a_hog_is_found_at_the_call_that_computes(self) -> None:
        (found,) = findings(self.finishes(self.HOG, world=ONE_SECOND), "cpu-hog")
        self.assertEqual((found["line"], found["task"], found["seconds"]), (12, "Task-1", 1))
        self.assertIn("crunch() in Task-1 computed for 1 s without an await", found["detail"])

    def test_a_hog_is_found_at_the_line_that_takes_longest(self) -> None:
        source = """
            import asyncio
            async def main():
                for _ in range(10):
                    pass
                total = 0
                for n in range(1000):
                    total += n
            asyncio.run(main())
            """
        (found,) = findings(self.finishes(source, world={"cpu": {"costPerSecond": 1000}}), "cpu-hog")
        self.assertEqual(found["line"], 8)

    def test_short_stretches_are_no_hog(self) -> None:
        source = """
            import asyncio
            async def main():
                for n in range(1000):
                    await asyncio.sleep(0)
            asyncio.run(main())
            """
        seen = self.finishes(source, world={"cpu": {"costPerSecond": 1000}})
        self.assertEqual((seen["elapsed"], seen["diagnostics"]), (1.001, []))

    def test_what_becomes_ready_meanwhile_waits_for_the_loop(self) -> None:
        source = CRUNCH + """
async def other(event):
    await event.wait()
async def main():
    event = asyncio.Event()
    task = asyncio.create_task(other(event))
    await asyncio.sleep(0)
    crunch()
    event.set()
    crunch()
    await task
asyncio.run(main())
"""
        seen = self.finishes(source, world=ONE_SECOND)
        self.assertEqual(
            spans(seen, "Task-2"),
            [(0, 1, "wait", "event", 8), (1, 2, "wait", "the loop, blocked by Task-1", 8)],
        )


class ThreadsTest(ProgramCase):
    def test_threads_compute_one_at_a_time(self) -> None:
        source = CRUNCH + "async def main():\n    await asyncio.gather(*(asyncio.to_thread(crunch) for _ in range(4)))"
        seen = self.finishes(source, "await main()", world=ONE_SECOND)
        self.assertEqual((seen["elapsed"], findings(seen, "cpu-hog")), (4, []))

    def test_a_thread_computes_in_the_gaps_of_others(self) -> None:
        source = CRUNCH + """
def job(name):
    crunch()
    time.sleep(1.5)
    crunch()
    print(name, time.monotonic() - 1000)
threads = [threading.Thread(target=job, args=(name,)) for name in "ab"]
for thread in threads: thread.start()
for thread in threads: thread.join()
"""
        self.prints(source, "a 3.5", "b 4.5", world=ONE_SECOND)

    def test_the_loop_goes_on_while_a_thread_computes(self) -> None:
        source = CRUNCH + """
async def main():
    work = asyncio.create_task(asyncio.to_thread(crunch))
    for _ in range(4):
        await asyncio.sleep(0.2)
    print(round(time.monotonic() - 1000, 9), work.done())
    await work
    print(time.monotonic() - 1000)
asyncio.run(main())
"""
        self.prints(source, "0.8 False", "1.0", world=ONE_SECOND)

    def test_what_the_loop_computes_holds_threads_up(self) -> None:
        source = CRUNCH + """
def job():
    crunch()
    print("thread", time.monotonic() - 1000)
async def main():
    work = asyncio.create_task(asyncio.to_thread(job))
    await asyncio.sleep(0.5)
    crunch()
    await work
    print("main", time.monotonic() - 1000)
asyncio.run(main())
"""
        seen = self.finishes(source, world=ONE_SECOND)
        self.assertEqual(seen["elapsed"], 2)
        # The thread read its clock before it could know; where its line belongs is known in the end.
        self.assertEqual([(line["at"], line["text"]) for line in seen["output"]], [(2, "thread 1.0"), (2, "main 2.0")])
