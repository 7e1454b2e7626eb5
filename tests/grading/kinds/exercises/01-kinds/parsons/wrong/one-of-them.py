import asyncio


async def load(size):
    await asyncio.sleep(2)
    return size


async def main():
    tasks = []
    for size in (3, 4):
        tasks.append(asyncio.create_task(load(size)))
    print(await tasks[0])


asyncio.run(main())
