import asyncio

import aiohttp


async def fetch(session, url, lock):
    async with lock, session.get(url) as response:
        return await response.text()


async def crawl(urls):
    lock = asyncio.Lock()
    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(*(fetch(session, url, lock) for url in urls))
