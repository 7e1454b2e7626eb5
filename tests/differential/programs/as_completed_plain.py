"""as_completed() in a plain for: results in the order of ends."""
import asyncio
import time


async def work(x):
    await asyncio.sleep(x / 10)
    if x == 3:
        raise ValueError("three")
    return x


async def main():
    start = time.monotonic()
    for next_one in asyncio.as_completed([work(x) for x in (4, 3, 1, 2)]):
        try:
            print(await next_one, f"{time.monotonic() - start:.1f}")
        except ValueError as error:
            print(repr(error), f"{time.monotonic() - start:.1f}")


asyncio.run(main())
