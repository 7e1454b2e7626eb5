import asyncio

import aiohttp


async def fetch(session, url, places):
    async with places, session.get(url) as response:
        return await response.text()


async def crawl(urls):
    places = asyncio.Semaphore(${most})
    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(*(fetch(session, url, places) for url in urls))


if __name__ == "__main__":
    pages = asyncio.run(crawl([f"https://${host}/page/{number}" for number in range(1, 7)]))
    print(pages)
