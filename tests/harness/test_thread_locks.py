"""What virtual threads share: locks, semaphores, queues; and what they cannot wait for."""
from __future__ import annotations

from .programs import ProgramCase, findings


class ThreadLocksTest(ProgramCase):
    def test_a_semaphore_lets_as_many_through_as_it_says(self) -> None:
        source = """
            import threading, time
            gate = threading.Semaphore(2)
            def work():
                with gate:
                    time.sleep(1)
                print(time.monotonic() - 1000)
            threads = [threading.Thread(target=work) for _ in range(5)]
            for thread in threads: thread.start()
            for thread in threads: thread.join()
            """
        self.prints(source, "1.0", "1.0", "2.0", "2.0", "3.0")

    def test_a_lock_held_for_an_instant_holds_nobody_up(self) -> None:
        source = """
            import threading, time
            lock = threading.Lock()
            def work(before, inside):
                time.sleep(before)
                with lock:
                    time.sleep(inside)
                print(before, time.monotonic() - 1000)
            threads = [threading.Thread(target=work, args=args) for args in ((3, 0), (1, 0.5), (1.25, 0))]
            for thread in threads: thread.start()
            for thread in threads: thread.join()
            """
        self.prints(source, "1 1.5", "1.25 1.5", "3 3.0")

    def test_thread_local_data_is_each_thread_s_own(self) -> None:
        source = """
            import threading
            from concurrent.futures import ThreadPoolExecutor
            data = threading.local()
            def count():
                data.n = getattr(data, "n", 0) + 1
                return data.n
            count()
            with ThreadPoolExecutor(1) as pool:
                print([pool.submit(count).result() for _ in range(2)], count())
            """
        self.prints(source, "[1, 2] 2")

    def test_a_loop_in_a_thread_that_waits_for_others_says_why_nobody_comes(self) -> None:
        seen = self.observe(
            """
            import asyncio, threading
            loop = asyncio.new_event_loop()
            threading.Thread(target=loop.run_forever, daemon=True).start()
            print(asyncio.run_coroutine_threadsafe(asyncio.sleep(1, "answer"), loop).result())
            """
        )
        self.assertEqual(seen["status"], "deadlocked")
        self.assertIn("thread or process runs in one go here", seen["error"]["message"])

    def test_a_thread_that_polls_for_a_sign_without_end_says_so(self) -> None:
        source = """
            import asyncio, threading, time
            def work(stop):
                while not stop.is_set():
                    {pause}
            async def main():
                stop = threading.Event()
                task = asyncio.create_task(asyncio.to_thread(work, stop))
                await asyncio.sleep(1)
                stop.set()
                await task
            asyncio.run(main())
            """
        for pause, stop in (("time.sleep(0.1)", "TimeLimit"), ("pass", "CostLimit")):
            error = self.observe(source.format(pause=pause))["error"]
            self.assertEqual(error["type"], stop)
            self.assertIn("thread or process runs in one go here", error["message"])

    def test_a_wait_that_has_no_end_only_here_says_so(self) -> None:
        seen = self.observe(
            """
            import queue, threading
            items = queue.Queue()
            thread = threading.Thread(target=lambda: print(items.get()))
            thread.start()
            items.put(1)
            thread.join()
            """
        )
        self.assertEqual(seen["status"], "deadlocked")
        self.assertIn("thread or process runs in one go here", seen["error"]["message"])
        self.assertIn("runs from its start to its end in one go", findings(seen, "deadlock")[0]["detail"])

    def test_a_thread_that_asks_the_loop_and_waits_is_a_deadlock_by_name(self) -> None:
        source = """
            import asyncio
            def ask(loop):
                return asyncio.run_coroutine_threadsafe(asyncio.sleep(0.1, "answer"), loop).result(timeout=1)
            async def main():
                print(await asyncio.to_thread(ask, asyncio.get_running_loop()))
            asyncio.run(main())
            """
        seen = self.observe(source)
        self.assertEqual(seen["status"], "deadlocked")
        self.assertIn("run_coroutine_threadsafe(...).result()", seen["error"]["message"])

    def test_a_queue_brings_items_when_they_were_put(self) -> None:
        source = """
            import queue, threading, time
            items = queue.Queue()
            def produce():
                for n in range(3):
                    time.sleep(1)
                    items.put(n)
                items.put(None)
            threading.Thread(target=produce).start()
            print(items.empty(), items.qsize())
            while (item := items.get()) is not None:
                print(item, time.monotonic() - 1000)
            try:
                items.get(timeout=1)
            except queue.Empty:
                print("empty", time.monotonic() - 1000)
            """
        self.prints(source, "True 0", "0 1.0", "1 2.0", "2 3.0", "empty 4.0")

    def test_joining_a_queue_takes_until_its_last_item_is_done(self) -> None:
        source = """
            import queue, threading, time
            items = queue.Queue()
            for n in range(3):
                items.put(n)
            def consume():
                while True:
                    try:
                        items.get_nowait()
                    except queue.Empty:
                        return
                    time.sleep(1)
                    items.task_done()
            threading.Thread(target=consume, daemon=True).start()
            items.join()
            print(time.monotonic() - 1000)
            """
        self.prints(source, "3.0")
