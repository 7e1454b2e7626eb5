"""First in, first out; last in, first out; by priority, with ties by the rest of the tuple."""
import asyncio


async def main():
    for kind in (asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue):
        queue = kind()
        for item in ((2, "b"), (1, "z"), (3, "c"), (1, "a")):
            await queue.put(item)
        print(kind.__name__, [await queue.get() for _ in range(queue.qsize())])
    queue = asyncio.PriorityQueue(maxsize=1)
    waiting = asyncio.create_task(queue.get())
    await asyncio.sleep(0.1)
    await queue.put(5)
    print(await waiting)


asyncio.run(main())
