import asyncio

import aiohttp


async def fetch(session, url, places):
    async with places, session.get(f"https://wiki.example/page/{url}") as response:
        return await response.text()


async def crawl(count):
    urls = range(count)
    places = asyncio.Semaphore(3 - 1)
    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(*(fetch(session, url, places) for url in urls))
