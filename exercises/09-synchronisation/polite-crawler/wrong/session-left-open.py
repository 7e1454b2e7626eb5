import asyncio

import aiohttp


async def fetch(session, number, places):
    async with places, session.get(f"https://${host}/page/{number}") as response:
        return await response.text()


async def crawl(count):
    places = asyncio.Semaphore(${most})
    session = aiohttp.ClientSession()
    return await asyncio.gather(*(fetch(session, number, places) for number in range(count)))
