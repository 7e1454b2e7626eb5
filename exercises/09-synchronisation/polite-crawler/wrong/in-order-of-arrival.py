import asyncio

import aiohttp


async def fetch(session, url, places):
    async with places, session.get(url) as response:
        return await response.text()


async def crawl(urls):
    places = asyncio.Semaphore(${most})
    async with aiohttp.ClientSession() as session:
        requests = [fetch(session, url, places) for url in urls]
        return [await page for page in asyncio.as_completed(requests)]
