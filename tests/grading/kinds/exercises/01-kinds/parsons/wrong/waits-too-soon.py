import asyncio


async def load(size):
    await asyncio.sleep(2)
    return size


async def main():
    tasks = []
    for size in (3, 4):
        tasks.append(load(size))
    print(await tasks[0] + await tasks[1])


asyncio.run(main())
