"""A timeout around get() loses nothing: the item goes to who asks next."""
import asyncio


async def main():
    queue = asyncio.Queue()
    loop = asyncio.get_running_loop()
    loop.call_later(0.3, queue.put_nowait, "late")
    for attempt in range(3):
        try:
            async with asyncio.timeout(0.2):
                print(attempt, await queue.get())
                break
        except TimeoutError:
            print(attempt, "nothing yet")
    full = asyncio.Queue(1)
    await full.put(1)
    try:
        await asyncio.wait_for(full.put(2), 0.1)
    except TimeoutError:
        print("still full", full.qsize())


asyncio.run(main())
