"""Threads on virtual time: they take their own time, and the loop goes on meanwhile."""
from __future__ import annotations

from .programs import ProgramCase, findings, spans


class ThreadsTest(ProgramCase):
    def test_to_thread_does_not_block_the_loop(self) -> None:
        seen = self.prints(
            """
            import asyncio, time
            def blocking(n):
                time.sleep(n)
                print("blocking", n, "done")
                return n
            async def tick():
                for _ in range(3):
                    await asyncio.sleep(0.4)
                    print("tick")
            async def main():
                jobs = [asyncio.to_thread(blocking, 1), asyncio.to_thread(blocking, 0.5), tick()]
                print(await asyncio.gather(*jobs))
            asyncio.run(main())
            """,
            "tick", "blocking 0.5 done", "tick", "blocking 1 done", "tick", "[1, 0.5, None]",
        )  # fmt: skip
        self.assertAlmostEqual(seen["elapsed"], 1.2)
        self.assertEqual(findings(seen, "blocking-call"), [])

    def test_awaiting_a_thread_is_a_thread_span(self) -> None:
        source = "import asyncio, time\nasync def f():\n    await asyncio.to_thread(time.sleep, 1)"
        seen = self.finishes(source, "await f()")
        self.assertEqual(spans(seen, "Task-1"), [(0, 1, "thread", "thread: time.sleep", 3)])
        self.assertEqual(seen["elapsed"], 1)

    def test_to_thread_carries_results_errors_and_context(self) -> None:
        self.prints(
            """
            import asyncio, contextvars, threading
            who = contextvars.ContextVar("who")
            def job(fail):
                if fail:
                    raise KeyError(who.get())
                return who.get(), threading.current_thread().name
            async def main():
                who.set("me")
                print(await asyncio.to_thread(job, False))
                try:
                    await asyncio.to_thread(job, True)
                except KeyError as error:
                    print(repr(error))
                print(threading.current_thread().name)
            asyncio.run(main())
            """,
            "('me', 'asyncio_0')", "KeyError('me')", "MainThread",
        )  # fmt: skip

    def test_a_thread_that_nobody_waits_for_any_more_is_waited_for_at_the_end(self) -> None:
        seen = self.prints(
            """
            import asyncio, time
            def slow():
                time.sleep(3)
                print("slow done")
            async def main():
                try:
                    await asyncio.wait_for(asyncio.to_thread(slow), 1)
                except TimeoutError:
                    print("gave up")
            asyncio.run(main())
            """,
            "gave up", "slow done",
        )  # fmt: skip
        self.assertEqual(seen["elapsed"], 3)

    def test_a_pool_runs_as_many_at_once_as_it_has_workers(self) -> None:
        seen = self.prints(
            """
            import asyncio, time
            from concurrent.futures import ThreadPoolExecutor
            async def main():
                loop, start = asyncio.get_running_loop(), time.monotonic()
                with ThreadPoolExecutor(max_workers=2) as pool:
                    jobs = [loop.run_in_executor(pool, time.sleep, 1) for _ in range(5)]
                    for job in jobs:
                        await job
                        print(time.monotonic() - start)
            asyncio.run(main())
            """,
            "1.0", "1.0", "2.0", "2.0", "3.0",
        )  # fmt: skip
        self.assertEqual(findings(seen, "blocking-call"), [])

    def test_a_pool_without_a_loop(self) -> None:
        self.prints(
            """
            import time
            from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, as_completed, wait
            def job(n):
                time.sleep(n)
                return n
            start = time.monotonic()
            with ThreadPoolExecutor(3) as pool:
                print(list(pool.map(job, [3, 1, 2])), time.monotonic() - start)
                print([future.result() for future in as_completed([pool.submit(job, n) for n in (3, 1, 2)])])
                done, pending = wait([pool.submit(job, n) for n in (3, 1)], return_when=FIRST_COMPLETED)
                print(len(done), len(pending), time.monotonic() - start)
                future = pool.submit(job, 5)
                try:
                    future.result(timeout=0.5)
                except TimeoutError:
                    print("not yet", future.done())
            print(time.monotonic() - start)
            """,
            "[3, 1, 2] 3.0", "[1, 2, 3]", "1 1 7.0", "not yet False", "12.0",
        )  # fmt: skip

    def test_waiting_for_a_pool_inside_a_coroutine_blocks_the_loop(self) -> None:
        seen = self.finishes(
            """
            import asyncio, time
            from concurrent.futures import ThreadPoolExecutor
            async def main():
                with ThreadPoolExecutor() as pool:
                    pool.submit(time.sleep, 2).result()
            asyncio.run(main())
            """
        )
        self.assertEqual([(d["line"], d["seconds"]) for d in findings(seen, "blocking-call")], [(6, 2)])

    def test_a_pool_future_can_be_awaited(self) -> None:
        seen = self.finishes(
            """
            import asyncio, time
            from concurrent.futures import ThreadPoolExecutor
            async def main():
                pool = ThreadPoolExecutor()
                futures = [pool.submit(time.sleep, n) for n in (1, 2)]
                await asyncio.gather(*map(asyncio.wrap_future, futures), asyncio.sleep(1.5))
            asyncio.run(main())
            """
        )
        self.assertEqual((seen["elapsed"], findings(seen, "blocking-call")), (2, []))

    def test_threading_thread_runs_beside_the_main_thread(self) -> None:
        seen = self.prints(
            """
            import threading, time
            lock = threading.Lock()
            def job(n):
                with lock:
                    time.sleep(1)
                    print("job", n, threading.current_thread().name)
            threads = [threading.Thread(target=job, args=(n,)) for n in range(2)]
            for thread in threads:
                thread.start()
            print("started", threads[0].is_alive())
            for thread in threads:
                thread.join()
            print("joined", time.monotonic())
            threading.Timer(2, print, ["late"]).start()
            """,
            "started True", "job 0 Thread-1 (job)", "job 1 Thread-2 (job)", "joined 1002.0", "late",
        )  # fmt: skip
        self.assertEqual(seen["elapsed"], 4)

    def test_a_lock_that_nobody_can_release_is_a_deadlock(self) -> None:
        seen = self.observe(
            """
            import threading
            lock = threading.Lock()
            lock.acquire()
            lock.acquire()
            """
        )
        self.assertEqual(seen["status"], "deadlocked")
        self.assertEqual([(d["task"], d["line"]) for d in findings(seen, "deadlock")], [("the main thread", 5)])
        for source in ("import queue\nqueue.Queue().get()", "import queue\nqueue.SimpleQueue().get()"):
            self.assertEqual(self.observe(source)["status"], "deadlocked")

    def test_a_job_that_waits_for_its_own_full_pool_is_a_deadlock(self) -> None:
        source = """
            import time
            from concurrent.futures import ThreadPoolExecutor
            def outer():
                time.sleep({before})
                return pool.submit(int, "1").result({timeout})
            with ThreadPoolExecutor({workers}) as pool:
                print(pool.submit(outer).result())
            """
        for before in (0, 1):
            seen = self.observe(source.format(before=before, timeout="", workers=1))
            self.assertEqual((seen["status"], seen["stdout"]), ("deadlocked", ""))
            self.assertIn("every worker waits", seen["error"]["message"])
            self.assertIn(" waits for the thread that runs int (line 6)", seen["error"]["message"])
            self.prints(source.format(before=before, timeout="", workers=2), "1")
        self.assertEqual(self.observe(source.format(before=0, timeout=1, workers=1))["error"]["type"], "TimeoutError")

    def test_a_pool_that_shuts_down_cancels_what_has_not_begun(self) -> None:
        self.prints(
            """
            import asyncio, time
            from concurrent.futures import ThreadPoolExecutor
            async def main():
                pool, loop = ThreadPoolExecutor(1), asyncio.get_running_loop()
                jobs = [loop.run_in_executor(pool, time.sleep, 1), loop.run_in_executor(pool, time.sleep, 1)]
                last = pool.submit(time.sleep, 1)
                await asyncio.sleep(0.5)
                pool.shutdown(wait=False, cancel_futures=True)
                print(await asyncio.gather(*jobs, return_exceptions=True), last.cancelled(), loop.time() - 1000)
            asyncio.run(main())
            """,
            "[None, CancelledError('')] True 1.0",
        )

    def test_a_pool_whose_initializer_fails_is_broken(self) -> None:
        seen = self.observe(
            """
            from concurrent.futures import ThreadPoolExecutor
            def prepare():
                raise ValueError("not ready")
            with ThreadPoolExecutor(1, initializer=prepare) as pool:
                pool.submit(print, "worked").result()
            """
        )
        self.assertEqual((seen["error"]["type"], seen["stdout"]), ("concurrent.futures.thread.BrokenThreadPool", ""))
        self.assertIn("Exception in initializer:", seen["stderr"])
        self.assertIn("ValueError: not ready", seen["stderr"])

    def test_a_thread_is_alive_while_it_runs_and_cannot_join_itself(self) -> None:
        self.prints(
            """
            import threading
            def work():
                print(thread.is_alive())
                try:
                    thread.join()
                except RuntimeError as error:
                    print(error)
            thread = threading.Thread(target=work)
            thread.start()
            thread.join()
            print(thread.is_alive())
            """,
            "True", "cannot join current thread", "False",
        )  # fmt: skip

    def test_what_a_thread_prints_belongs_to_the_task_that_started_it(self) -> None:
        seen = self.finishes(
            """
            import asyncio, time
            def job():
                time.sleep(2)
                print("from the thread")
            async def main():
                await asyncio.gather(asyncio.to_thread(job), asyncio.sleep(1))
            asyncio.run(main())
            """
        )
        self.assertEqual([(line["at"], line["task"]) for line in seen["output"]], [(2, "Task-2")])

    def test_an_exception_in_a_thread_is_printed_and_the_program_goes_on(self) -> None:
        source = "import threading\nthreading.Thread(target=lambda: 1 / 0, name='worker').start()\nprint('on')"
        seen = self.finishes(source)
        self.assertEqual(seen["stdout"], "on\n")
        self.assertIn("Exception in thread worker:", seen["stderr"])
        self.assertIn("ZeroDivisionError", seen["stderr"])
