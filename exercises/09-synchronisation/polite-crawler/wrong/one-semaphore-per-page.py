import asyncio

import aiohttp


async def fetch(session, url):
    async with asyncio.Semaphore(${most}), session.get(url) as response:
        return await response.text()


async def crawl(urls):
    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(*(fetch(session, url) for url in urls))
