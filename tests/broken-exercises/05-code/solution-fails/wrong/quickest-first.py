import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def fetch_both():
    both = [fetch("apple", 2), fetch("bread", 1)]
    return [await done for done in asyncio.as_completed(both)]
