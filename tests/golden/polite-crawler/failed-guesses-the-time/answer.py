import asyncio

import aiohttp


async def fetch(session, url):
    async with session.get(f"https://wiki.example/page/{url}") as response:
        return await response.text()


async def crawl(count):
    urls = range(count)
    async with aiohttp.ClientSession() as session:
        tasks = []
        for number, url in enumerate(urls):
            if number and number % 3 == 0:
                await asyncio.sleep(1)
            tasks.append(asyncio.create_task(fetch(session, url)))
        return await asyncio.gather(*tasks)
