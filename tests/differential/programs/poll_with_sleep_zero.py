"""Polling with sleep(0) keeps the loop turning, so that timers go on."""
import asyncio
import time


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_later(0.2, future.set_result, "there")
    while not future.done():
        await asyncio.sleep(0)
    print(future.result(), f"{time.monotonic() - start:.1f}")
    end = time.monotonic() + 0.1
    while time.monotonic() < end:
        await asyncio.sleep(0)
    print(f"{time.monotonic() - start:.1f}")


start = time.monotonic()
asyncio.run(main())
