import asyncio

import aiohttp


async def fetch(session, number, lock):
    async with lock, session.get(f"https://${host}/page/{number}") as response:
        return await response.text()


async def crawl(count):
    lock = asyncio.Lock()
    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(*(fetch(session, number, lock) for number in range(count)))
