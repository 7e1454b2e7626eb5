"""shutdown() of a queue: getters take what is left and then end; immediate drops it.

needs: 3.13
"""
import asyncio


async def worker(name, queue):
    try:
        while True:
            item = await queue.get()
            await asyncio.sleep(0.1)
            print(name, item)
            queue.task_done()
    except asyncio.QueueShutDown:
        print(name, "ends")


async def main():
    queue = asyncio.Queue()
    workers = [asyncio.create_task(worker("a", queue))]
    for item in range(3):
        await queue.put(item)
    queue.shutdown()
    try:
        await queue.put(9)
    except asyncio.QueueShutDown:
        print("closed for new items")
    await asyncio.gather(*workers)
    queue = asyncio.Queue()
    queue.put_nowait(1)
    queue.shutdown(immediate=True)
    print(queue.empty())
    await queue.join()
    await worker("b", queue)


asyncio.run(main())
