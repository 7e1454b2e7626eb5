"""Lock: one at a time, in the order of asking; a waiter that is cancelled is passed over."""
import asyncio
import time


async def work(name, lock):
    async with lock:
        print(f"{time.monotonic() - start:.1f} {name} in, locked {lock.locked()}")
        await asyncio.sleep(0.1)


async def main():
    lock = asyncio.Lock()
    tasks = [asyncio.create_task(work(name, lock)) for name in "abcd"]
    await asyncio.sleep(0)
    tasks[2].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print([task.cancelled() for task in tasks], lock.locked())
    try:
        lock.release()
    except RuntimeError as error:
        print(error)


start = time.monotonic()
asyncio.run(main())
