"""A scheduler of one's own: jobs by priority, with a counter for ties, by two workers."""
import asyncio
import itertools
import time


async def worker(queue):
    while True:
        priority, _, name = await queue.get()
        await asyncio.sleep(0.1)
        print(f"{time.monotonic() - start:.1f} {name} of priority {priority}")
        queue.task_done()


async def main():
    queue, count = asyncio.PriorityQueue(), itertools.count()
    for priority, name in ((5, "low"), (1, "high"), (3, "middle"), (1, "high too")):
        queue.put_nowait((priority, next(count), name))
    task = asyncio.create_task(worker(queue))
    await asyncio.sleep(0.15)
    queue.put_nowait((0, next(count), "urgent"))
    await queue.join()
    task.cancel()


start = time.monotonic()
asyncio.run(main())
