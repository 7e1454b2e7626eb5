import asyncio

import aiohttp


async def fetch(session, number):
    async with session.get(f"https://wiki.example/page/{number}") as response:
        return await response.text()


async def crawl(count):
    pages = []
    async with aiohttp.ClientSession() as session:
        for start in range(0, count, 3):
            batch = range(start, min(start + 3, count))
            pages += await asyncio.gather(*(fetch(session, number) for number in batch))
    return pages
