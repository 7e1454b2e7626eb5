import asyncio

import aiohttp


async def fetch(session, number):
    async with session.get(f"https://wiki.example/page/{number}") as response:
        return await response.text()


async def crawl(count):
    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(*(fetch(session, number) for number in range(count)))


if __name__ == "__main__":
    print(asyncio.run(crawl(6)))
