import asyncio
import time


async def visit():
    await asyncio.sleep(1)
    time.sleep(1)


async def main():
    await asyncio.gather(visit(), asyncio.sleep(1))


asyncio.run(main())
