"""gather() keeps the order of its arguments, whatever the order of ends; it takes tasks and the same one twice."""
import asyncio
import time


async def work(x, delay):
    await asyncio.sleep(delay)
    print("done", x)
    return x


async def main():
    print(await asyncio.gather())
    task = asyncio.create_task(work("task", 0.2))
    same = work("same", 0.1)
    print(await asyncio.gather(work("slow", 0.3), task, same, same))
    nested = asyncio.gather(asyncio.gather(work(1, 0.1), work(2, 0.2)), work(3, 0.1))
    print(type(nested).__name__, nested.done())
    print(await nested, f"{time.monotonic() - start:.1f}")


start = time.monotonic()
asyncio.run(main())
