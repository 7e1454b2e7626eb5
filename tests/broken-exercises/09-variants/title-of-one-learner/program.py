import asyncio


async def main():
    await asyncio.gather(asyncio.sleep(${slow}), asyncio.sleep(${fast}))
    await asyncio.sleep(${last})


asyncio.run(main())
