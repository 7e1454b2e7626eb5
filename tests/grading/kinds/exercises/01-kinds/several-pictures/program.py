import asyncio


async def walk(door):
    await asyncio.sleep(1)
    async with door:
        await asyncio.sleep(1)


async def main():
    door = asyncio.Lock()
    await asyncio.gather(
        asyncio.create_task(walk(door), name="ada"),
        asyncio.create_task(walk(door), name="bo"),
    )


asyncio.run(main())
