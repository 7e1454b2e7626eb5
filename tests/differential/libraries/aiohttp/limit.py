"""A connector with two connections: five requests take three rounds."""
import asyncio
import time

import aiohttp

BASE = "http://localhost:8099"


async def fetch(session, number, start):
    async with session.get(f"{BASE}/users/{number}") as response:
        await response.read()
    print(number, f"{time.perf_counter() - start:.1f}")


async def slow(session):
    async with session.get(f"{BASE}/lines") as response:
        return await response.text()


async def main():
    start = time.perf_counter()
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=1)) as session:
        await asyncio.gather(*(fetch(session, number, start) for number in range(3)))
    connector = aiohttp.TCPConnector(limit_per_host=2)
    print(connector.limit, connector.limit_per_host)
    async with aiohttp.ClientSession(connector=connector) as session:
        start = time.perf_counter()
        print(len(await asyncio.gather(*(slow(session) for _ in range(3)))), f"{time.perf_counter() - start:.1f}")


asyncio.run(main())
