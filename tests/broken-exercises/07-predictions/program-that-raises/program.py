import asyncio


async def main():
    await asyncio.gather(asyncio.sleep(3), asyncio.sleep(2))
    await asyncio.slep(1)


asyncio.run(main())
