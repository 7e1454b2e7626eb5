"""Ticks at a fixed rate do not drift when each takes time; sleeping the same each time does."""
import asyncio
import time


async def work():
    await asyncio.sleep(0.05)


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    for n in range(1, 5):
        await work()
        await asyncio.sleep(max(0, start + n * 0.1 - loop.time()))
    print(f"fixed rate {loop.time() - start:.1f}")
    start = time.monotonic()
    for _ in range(4):
        await work()
        await asyncio.sleep(0.1)
    print(f"drifts {time.monotonic() - start:.1f}")


asyncio.run(main())
