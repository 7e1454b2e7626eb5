"""Answers in the order in which they come."""
import asyncio
import time

import aiohttp

BASE = "http://localhost:8099"


async def fetch(session, seconds):
    async with session.get(f"{BASE}/wait/{seconds}") as response:
        return (await response.text()).strip()


async def main():
    start = time.perf_counter()
    async with aiohttp.ClientSession() as session:
        for done in asyncio.as_completed([fetch(session, seconds) for seconds in (0.9, 0.3, 0.6)]):
            print(await done, f"{time.perf_counter() - start:.1f}")
    async with aiohttp.request("GET", f"{BASE}/wait/0.2") as response:
        print(response.status, await response.text())


asyncio.run(main())
