"""Polling a clock in a loop holds the loop as long as it lasts."""
import asyncio
import time


async def ticker():
    for _ in range(3):
        await asyncio.sleep(0.1)
        print(f"{time.monotonic() - start:.1f} tick")


async def main():
    task = asyncio.create_task(ticker())
    await asyncio.sleep(0.15)
    end = time.perf_counter() + 0.3
    while time.perf_counter() < end:
        pass
    print(f"{time.monotonic() - start:.1f} busy no more")
    await task


start = time.monotonic()
asyncio.run(main())
