"""Asynchronous comprehensions wait for each element in turn; gather() for all at once."""
import asyncio
import time


async def value(x):
    await asyncio.sleep(0.1)
    return x


async def stream(n):
    for x in range(n):
        yield await value(x)


async def main():
    start = time.monotonic()
    print([x async for x in stream(3) if x != 1], f"{time.monotonic() - start:.1f}")
    print({x: await value(-x) for x in range(2)}, f"{time.monotonic() - start:.1f}")
    lazy = (x * 10 async for x in stream(2))
    print([x async for x in lazy], f"{time.monotonic() - start:.1f}")
    print(await asyncio.gather(*(value(x) for x in range(5))), f"{time.monotonic() - start:.1f}")
    print(sorted({x async for x in stream(1)}))


asyncio.run(main())
