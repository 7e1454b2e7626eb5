"""Stopping a TaskGroup from inside, by an exception of one's own."""
import asyncio


class Enough(Exception):
    pass


async def stop():
    raise Enough


async def worker(n):
    for step in range(9):
        await asyncio.sleep(0.1 + n / 100)
        seen.append((n, step))


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            for n in range(2):
                group.create_task(worker(n))
            await asyncio.sleep(0.25)
            group.create_task(stop())
    except* Enough:
        print("enough", sorted(seen))


seen = []
asyncio.run(main())
