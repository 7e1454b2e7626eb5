"""A server that accepts two requests a second."""
import asyncio
import time

import aiohttp

BASE = "http://localhost:8099"


async def main():
    start = time.perf_counter()
    async with aiohttp.ClientSession() as session:
        for _ in range(4):
            async with session.get(f"{BASE}/limited") as response:
                print(response.status, response.headers.get("Retry-After"), f"{time.perf_counter() - start:.1f}")
                if response.status == 429:
                    await asyncio.sleep(int(response.headers["Retry-After"]))


asyncio.run(main())
