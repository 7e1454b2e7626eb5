import asyncio


async def visit(name, seconds):
    async with asyncio.Semaphore(2):
        await asyncio.sleep(seconds)
    return name


async def visit_all(visits, places):
    names = await asyncio.gather(*(visit(name, seconds) for name, seconds in visits))
    return names, places
