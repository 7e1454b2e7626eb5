"""sleep(0) lets every ready task have one turn."""
import asyncio


async def worker(name, turns):
    for n in range(turns):
        log.append(f"{name}{n}")
        await asyncio.sleep(0)


async def greedy():
    for n in range(3):
        log.append(f"g{n}")


async def main():
    await asyncio.gather(worker("a", 3), greedy(), worker("b", 2), worker("c", 3))
    print(*log)
    first = asyncio.create_task(worker("x", 1))
    await asyncio.sleep(0)
    print(first.done())
    await asyncio.sleep(0)
    print(first.done())
    await asyncio.sleep(-1)
    print(await asyncio.sleep(0.1, "the result of sleep"))


log = []
asyncio.run(main())
