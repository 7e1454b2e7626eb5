import asyncio


async def main():
    await asyncio.gather(asyncio.sleep(2), asyncio.sleep(3))
    await asyncio.sleep(1)


asyncio.run(main())
