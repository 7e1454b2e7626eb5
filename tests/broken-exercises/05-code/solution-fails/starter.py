import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def fetch_both():
    return [await fetch("apple", 2), await fetch("bread", 1)]
