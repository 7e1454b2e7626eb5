"""A full queue holds its producer up."""
import asyncio
import time


async def producer(queue):
    for n in range(4):
        await queue.put(n)
        print(f"{time.monotonic() - start:.1f} put {n}, size {queue.qsize()}, full {queue.full()}")


async def main():
    queue = asyncio.Queue(maxsize=2)
    task = asyncio.create_task(producer(queue))
    for _ in range(4):
        await asyncio.sleep(0.2)
        print(f"{time.monotonic() - start:.1f} got {await queue.get()}")
    await task
    print(queue.maxsize, queue.empty())


start = time.monotonic()
asyncio.run(main())
