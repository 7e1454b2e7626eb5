import asyncio


async def main():
    await asyncio.sleep(1)
    await asyncio.sleep(2)
    asyncio.sleep(3)


asyncio.run(main())
