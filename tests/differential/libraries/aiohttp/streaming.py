"""A body that arrives piece by piece."""
import asyncio
import time

import aiohttp

BASE = "http://localhost:8099"


async def main():
    start = time.perf_counter()
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{BASE}/lines") as response:
            print(f"head {time.perf_counter() - start:.1f}")
            async for line in response.content:
                print(line, f"{time.perf_counter() - start:.1f}")
        start = time.perf_counter()
        async with session.get(f"{BASE}/lines") as response:
            print(await response.text(), f"{time.perf_counter() - start:.1f}")


asyncio.run(main())
