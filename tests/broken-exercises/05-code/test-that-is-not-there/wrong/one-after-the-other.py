import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def fetch_both():
    first = await fetch("apple", 2)
    return [first, await fetch("bread", 1)]
