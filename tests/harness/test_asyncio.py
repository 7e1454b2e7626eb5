"""What tutorials use of asyncio works, in exact time."""
from __future__ import annotations

from .programs import ProgramCase


class AsyncioTest(ProgramCase):
    def test_wait_for_gives_up_in_time(self) -> None:
        seen = self.prints(
            """
            import asyncio
            async def slow():
                try:
                    await asyncio.sleep(10)
                except asyncio.CancelledError:
                    print("cancelled")
                    raise
            async def main():
                try:
                    await asyncio.wait_for(slow(), timeout=1.5)
                except TimeoutError:
                    print("gave up")
                print(await asyncio.wait_for(asyncio.sleep(1, "in time"), 1.5))
            asyncio.run(main())
            """,
            "cancelled", "gave up", "in time",
        )  # fmt: skip
        self.assertEqual(seen["elapsed"], 2.5)

    def test_timeout_interrupts_and_can_be_moved(self) -> None:
        seen = self.prints(
            """
            import asyncio
            async def main():
                try:
                    async with asyncio.timeout(1) as limit:
                        limit.reschedule(asyncio.get_running_loop().time() + 2)
                        await asyncio.sleep(10)
                except TimeoutError:
                    print(limit.expired())
            asyncio.run(main())
            """,
            "True",
        )
        self.assertEqual(seen["elapsed"], 2)

    def test_task_group_waits_for_all_and_cancels_the_rest_on_failure(self) -> None:
        seen = self.prints(
            """
            import asyncio
            async def job(n):
                await asyncio.sleep(n)
                if n == 2:
                    raise ValueError(n)
                print("done", n)
            async def main():
                async with asyncio.TaskGroup() as group:
                    group.create_task(job(1))
                    group.create_task(job(0.5))
                try:
                    async with asyncio.TaskGroup() as group:
                        for n in (1, 2, 3):
                            group.create_task(job(n))
                except* ValueError as failed:
                    print(failed.exceptions)
            asyncio.run(main())
            """,
            "done 0.5", "done 1", "done 1", "(ValueError(2),)",
        )  # fmt: skip
        self.assertEqual(seen["elapsed"], 3)
        self.assertEqual([task["outcome"] for task in seen["tasks"][-3:]], ["returned", "raised", "cancelled"])

    def test_queue_carries_work_from_producer_to_consumers(self) -> None:
        seen = self.prints(
            """
            import asyncio
            async def produce(queue):
                for n in range(4):
                    await queue.put(n)
                    print("put", n)
                    await asyncio.sleep(1)
            async def consume(name, queue):
                while True:
                    n = await queue.get()
                    await asyncio.sleep(3)
                    print(name, "got", n)
                    queue.task_done()
            async def main():
                queue = asyncio.Queue(maxsize=1)
                workers = [asyncio.create_task(consume(name, queue)) for name in "ab"]
                await produce(queue)
                await queue.join()
                for worker in workers:
                    worker.cancel()
                await asyncio.gather(*workers, return_exceptions=True)
            asyncio.run(main())
            """,
            "put 0", "put 1", "put 2", "a got 0", "put 3", "b got 1", "a got 2", "b got 3",
        )  # fmt: skip
        self.assertEqual(seen["elapsed"], 7)

    def test_lock_semaphore_event_condition_and_barrier(self) -> None:
        seen = self.prints(
            """
            import asyncio
            async def with_lock(lock, n):
                async with lock:
                    await asyncio.sleep(1)
                    print("lock", n)
            async def with_event(event):
                await event.wait()
                print("event")
            async def with_condition(condition, items):
                async with condition:
                    await condition.wait_for(lambda: items)
                    print("condition", items)
            async def with_barrier(barrier, n):
                await asyncio.sleep(n)
                await barrier.wait()
                print("barrier", n)
            async def main():
                lock, semaphore = asyncio.Lock(), asyncio.Semaphore(2)
                event, condition = asyncio.Event(), asyncio.Condition()
                await asyncio.gather(*[with_lock(lock, n) for n in range(2)])
                await asyncio.gather(*[with_lock(semaphore, n) for n in range(4)])
                items = []
                waiting = [with_event(event), with_condition(condition, items)]
                waiting = [asyncio.create_task(one) for one in waiting]
                await asyncio.sleep(1)
                event.set()
                async with condition:
                    items.append(1)
                    condition.notify()
                await asyncio.wait(waiting)
                barrier = asyncio.Barrier(2)
                await asyncio.gather(with_barrier(barrier, 1), with_barrier(barrier, 3))
            asyncio.run(main())
            """,
            "lock 0", "lock 1", "lock 0", "lock 1", "lock 2", "lock 3", "event", "condition [1]",
            "barrier 3", "barrier 1",
        )  # fmt: skip
        self.assertEqual(seen["elapsed"], 2 + 2 + 1 + 3)

    def test_as_completed_goes_by_completion(self) -> None:
        self.prints(
            """
            import asyncio
            async def main():
                for next_done in asyncio.as_completed([asyncio.sleep(n, n) for n in (3, 1, 2)]):
                    print(await next_done)
            asyncio.run(main())
            """,
            "1", "2", "3",
        )  # fmt: skip

    def test_shield_lets_the_inner_task_go_on(self) -> None:
        self.prints(
            """
            import asyncio
            async def save():
                await asyncio.sleep(2)
                print("saved")
            async def main():
                task = asyncio.create_task(save())
                try:
                    await asyncio.wait_for(asyncio.shield(task), 1)
                except TimeoutError:
                    print("gave up")
                await task
            asyncio.run(main())
            """,
            "gave up", "saved",
        )  # fmt: skip

    def test_asyncio_run_works_again_and_in_no_nested_way(self) -> None:
        seen = self.prints(
            """
            import asyncio
            async def job():
                await asyncio.sleep(1)
            async def outer():
                coroutine = job()
                try:
                    asyncio.run(coroutine)
                except RuntimeError as error:
                    print(error)
                    coroutine.close()
            asyncio.run(job())
            asyncio.run(outer())
            with asyncio.Runner() as runner:
                runner.run(job())
                runner.run(job())
            loop = asyncio.new_event_loop()
            loop.run_until_complete(job())
            loop.close()
            """,
            "asyncio.run() cannot be called from a running event loop",
        )
        self.assertEqual(seen["elapsed"], 4)

    def test_call_soon_threadsafe_and_futures(self) -> None:
        self.prints(
            """
            import asyncio
            async def main():
                loop = asyncio.get_running_loop()
                future = loop.create_future()
                loop.call_soon_threadsafe(future.set_result, 7)
                print(await future)
            asyncio.run(main())
            """,
            "7",
        )

    def test_debug_mode_names_slow_callbacks(self) -> None:
        seen = self.finishes(
            """
            import asyncio, time
            async def main():
                time.sleep(1)
            asyncio.run(main(), debug=True)
            """
        )
        self.assertIn("took 1.000 seconds", seen["stderr"])

    def test_methods_of_futures_may_be_called_later(self) -> None:
        self.prints(
            """
            import asyncio
            async def main():
                loop = asyncio.get_running_loop()
                future = loop.create_future()
                loop.call_later(0.1, future.set_result, None)
                task = asyncio.create_task(asyncio.sleep(9))
                loop.call_later(0.2, task.cancel)
                print(await future, await asyncio.wait([task]) and task.cancelled(), loop.time())
            asyncio.run(main())
            """,
            "None True 1000.2",
        )

    def test_cancelled_timers_take_no_time(self) -> None:
        seen = self.finishes(
            """
            import asyncio
            async def main():
                loop = asyncio.get_running_loop()
                for timer in [loop.call_later(100, print) for _ in range(500)]:
                    timer.cancel()
                await asyncio.sleep(1)
            asyncio.run(main())
            """
        )
        self.assertEqual(seen["elapsed"], 1)

    def test_what_needs_an_operating_system_fails_by_name(self) -> None:
        for call, words in (
            ("asyncio.run(asyncio.open_connection('example.org', 80))", "loop.create_connection() is not supported: there"),
            ("asyncio.run(asyncio.create_subprocess_exec('ls'))", "loop.subprocess_exec() is not supported: there"),
            ("import socket; socket.create_connection(('example.org', 80))", "socket.create_connection is not supported"),
            ("import urllib.request as r; r.urlopen('http://example.org/')", "use aiohttp or httpx"),
            ("import subprocess; subprocess.run(['ls'])", "subprocess.run is not supported: there are no other programs"),
            ("import os; os.kill(1, 9)", "os.kill is not supported: there are no other programs"),
            ("import signal; signal.signal(signal.SIGINT, print)", "use asyncio.Event to tell tasks to stop"),
        ):
            seen = self.observe(f"import asyncio\n{call}")
            self.assertEqual(seen["status"], "raised", call)
            self.assertIn(words, seen["error"]["message"])
