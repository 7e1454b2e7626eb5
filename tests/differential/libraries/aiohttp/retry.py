"""Retrying with a growing pause until the server is ready."""
import asyncio
import time

import aiohttp

BASE = "http://localhost:8099"


async def fetch(session):
    for attempt in range(5):
        async with session.get(f"{BASE}/flaky") as response:
            print(attempt, response.status)
            if response.status == 200:
                return await response.json()
        await asyncio.sleep(0.2 * 2**attempt)


async def main():
    start = time.perf_counter()
    async with aiohttp.ClientSession() as session:
        print(await fetch(session), f"{time.perf_counter() - start:.1f}")


asyncio.run(main())
