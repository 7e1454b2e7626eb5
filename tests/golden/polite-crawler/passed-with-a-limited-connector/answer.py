import asyncio

import aiohttp


async def fetch(session, url):
    async with session.get(f"https://wiki.example/page/{url}") as response:
        return await response.text()


async def crawl(count):
    urls = range(count)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=3)) as session:
        return await asyncio.gather(*(fetch(session, url) for url in urls))
