"""wait(timeout=…) raises nothing and cancels nothing."""
import asyncio
import time


async def work(x):
    await asyncio.sleep(x / 10)
    return x


async def main():
    start = time.monotonic()
    tasks = [asyncio.create_task(work(x)) for x in (1, 4)]
    done, pending = await asyncio.wait(tasks, timeout=0.2)
    print([task.result() for task in done], len(pending), f"{time.monotonic() - start:.1f}")
    done, pending = await asyncio.wait(pending, timeout=0)
    print(len(done), [task.cancelled() for task in pending])
    print([task.result() for task in tasks if not await asyncio.sleep(0.3)], f"{time.monotonic() - start:.1f}")


asyncio.run(main())
