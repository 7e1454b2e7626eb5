import asyncio
import time


async def visit():
    ${visits}


async def main():
    await asyncio.gather(visit(), asyncio.sleep(1))


asyncio.run(main())
