"""Breaking out of an async generator: aclosing() runs its clean-up at once."""
import asyncio
from contextlib import aclosing


async def numbers(name):
    try:
        for n in range(9):
            await asyncio.sleep(0.1)
            yield n
    finally:
        await asyncio.sleep(0.1)
        print(name, "closed")


async def main():
    async with aclosing(numbers("first")) as stream:
        async for n in stream:
            print(n)
            if n == 1:
                break
    print("after the block")
    second = numbers("second")
    print(await anext(second), await second.asend(None))
    await second.aclose()
    print(await anext(second, "nothing more"))
    try:
        await anext(second)
    except StopAsyncIteration:
        print("the end")


asyncio.run(main())
