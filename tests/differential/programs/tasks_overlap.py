"""Awaiting one after the other adds the times up; tasks overlap."""
import asyncio
import time


async def work(name, delay):
    print("start", name)
    await asyncio.sleep(delay)
    print("end", name)
    return name


async def main():
    start = time.perf_counter()
    await work("a", 0.1)
    await work("b", 0.2)
    print(f"one by one {time.perf_counter() - start:.1f}")
    start = time.perf_counter()
    first, second = asyncio.create_task(work("c", 0.3)), asyncio.create_task(work("d", 0.1))
    print("tasks are made, none has started")
    print(await first, await second)
    print(f"together {time.perf_counter() - start:.1f}")


asyncio.run(main())
