"""A job that waits for a worker of the pool is dropped when its waiter is cancelled."""
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def work(x):
    time.sleep(0.2)
    print("did", x)
    return x


async def main():
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(max_workers=1))
    tasks = [asyncio.create_task(asyncio.to_thread(work, x)) for x in range(3)]
    await asyncio.sleep(0.1)
    tasks[1].cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True), f"{time.monotonic() - start:.1f}")


start = time.monotonic()
asyncio.run(main())
