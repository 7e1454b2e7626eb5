import asyncio
import time


async def shine():
    await asyncio.sleep(1)


async def drill():
    time.sleep(3)


async def main():
    lamp = asyncio.create_task(shine(), name="lamp")
    await asyncio.gather(lamp, asyncio.create_task(drill(), name="drill"))
    await asyncio.sleep(1)


asyncio.run(main())
