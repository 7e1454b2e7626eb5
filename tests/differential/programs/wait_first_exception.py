"""FIRST_EXCEPTION returns at the first failure, or when all are done."""
import asyncio
import time


async def work(x, fail=False):
    await asyncio.sleep(x / 10)
    if fail:
        raise ValueError(x)
    return x


async def main():
    start = time.monotonic()
    tasks = [asyncio.create_task(work(1)), asyncio.create_task(work(2, fail=True)), asyncio.create_task(work(4))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print([task in done for task in tasks], len(pending), f"{time.monotonic() - start:.1f}", repr(tasks[1].exception()))
    done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending), f"{time.monotonic() - start:.1f}")


asyncio.run(main())
