import asyncio

import aiohttp


async def fetch(session, number, places):
    async with places, session.get(f"https://${host}/page/{number}") as response:
        return await response.text()


async def crawl(count):
    places = asyncio.Semaphore(${most})
    async with aiohttp.ClientSession() as session:
        requests = [fetch(session, number, places) for number in range(count)]
        return [await page for page in asyncio.as_completed(requests)]
