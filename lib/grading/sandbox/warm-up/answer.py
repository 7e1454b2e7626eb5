import asyncio


async def step(name, seconds):
    print(name, "starts")
    await asyncio.sleep(seconds)
    return name


async def main():
    names = await asyncio.gather(step("a", 1), step("b", 2))
    async with asyncio.timeout(5):
        queue = asyncio.Queue()
        worker = asyncio.create_task(queue.get())
        await queue.put(names)
        print(await worker)


asyncio.run(main())
