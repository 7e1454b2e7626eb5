"""put_nowait() on a full queue and get_nowait() on an empty one raise; waiters are served in order."""
import asyncio


async def getter(name, queue):
    print(name, "got", await queue.get())


async def main():
    queue = asyncio.Queue(maxsize=1)
    queue.put_nowait("x")
    try:
        queue.put_nowait("y")
    except asyncio.QueueFull as error:
        print(type(error).__name__)
    print(queue.get_nowait())
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(type(error).__name__)
    getters = [asyncio.create_task(getter(name, queue)) for name in "abc"]
    await asyncio.sleep(0.1)
    getters[0].cancel()
    for n in range(2):
        await queue.put(n)
    await asyncio.gather(*getters, return_exceptions=True)


asyncio.run(main())
