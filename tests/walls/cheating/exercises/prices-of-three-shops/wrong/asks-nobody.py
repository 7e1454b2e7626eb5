import asyncio


async def cheapest(item):
    await asyncio.sleep(3)
    return 300
