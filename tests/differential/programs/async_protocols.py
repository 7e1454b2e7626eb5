"""async with and async for on classes of one's own, AsyncExitStack and asynccontextmanager."""
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0.1)
        return self.n


@asynccontextmanager
async def opened(name):
    await asyncio.sleep(0.05)
    print("open", name)
    try:
        yield name.upper()
    except ValueError as error:
        print("swallowed", error)
    finally:
        print("close", name)


async def main():
    async for n in Countdown(3):
        print(n)
    else:
        print("no break")
    async with AsyncExitStack() as stack:
        print([await stack.enter_async_context(opened(name)) for name in "ab"])
        stack.push_async_callback(asyncio.sleep, 0.1)
        raise ValueError("in the block")


asyncio.run(main())
