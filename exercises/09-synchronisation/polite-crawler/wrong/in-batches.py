import asyncio

import aiohttp


async def fetch(session, url):
    async with session.get(url) as response:
        return await response.text()


async def crawl(urls):
    pages = []
    async with aiohttp.ClientSession() as session:
        for start in range(0, len(urls), ${most}):
            pages += await asyncio.gather(*(fetch(session, url) for url in urls[start : start + ${most}]))
    return pages
