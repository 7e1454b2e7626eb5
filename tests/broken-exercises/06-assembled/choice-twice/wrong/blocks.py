import asyncio
import time


async def fetch(name, seconds):
    time.sleep(seconds)
    return name


async def fetch_both():
    return await asyncio.gather(fetch("apple", 2), fetch("bread", 1))
