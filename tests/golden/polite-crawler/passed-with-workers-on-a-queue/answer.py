import asyncio

import aiohttp


async def fetch(session, url):
    async with session.get(f"https://wiki.example/page/{url}") as response:
        return await response.text()


async def crawl(count):
    urls = range(count)
    pages = [None] * len(urls)
    queue = asyncio.Queue()
    for item in enumerate(urls):
        queue.put_nowait(item)

    async def worker(session):
        while not queue.empty():
            number, url = queue.get_nowait()
            pages[number] = await fetch(session, url)

    async with aiohttp.ClientSession() as session:
        await asyncio.gather(*(worker(session) for _ in range(3)))
    return pages
