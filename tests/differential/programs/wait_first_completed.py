"""FIRST_COMPLETED in a loop: handle results as they come, and add work meanwhile."""
import asyncio
import time


async def work(x):
    await asyncio.sleep(x / 10)
    return x


async def main():
    start = time.monotonic()
    pending = {asyncio.create_task(work(x)) for x in (5, 2, 1)}
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        results = [task.result() for task in done]
        print(results, len(pending), f"{time.monotonic() - start:.1f}")
        if results == [2]:
            pending.add(asyncio.create_task(work(1.5)))


asyncio.run(main())
