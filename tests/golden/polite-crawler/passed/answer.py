import asyncio

import aiohttp


async def fetch(session, number, places):
    async with places, session.get(f"https://wiki.example/page/{number}") as response:
        return await response.text()


async def crawl(count):
    places = asyncio.Semaphore(3)
    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(*(fetch(session, number, places) for number in range(count)))


if __name__ == "__main__":
    print(asyncio.run(crawl(6)))
