import asyncio
import time


async def fetch(name, seconds):
    time.sleep(seconds)
    return name


# Both are fetched at once.
async def fetch_both():
    return await asyncio.gather(fetch("apple", 2), fetch("bread", 1))
