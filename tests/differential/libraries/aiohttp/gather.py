"""Requests one after the other, then together: on one session."""
import asyncio
import time

import aiohttp

BASE = "http://localhost:8099"


async def fetch(session, number):
    async with session.get(f"{BASE}/users/{number}") as response:
        return (await response.json())["name"]


async def main():
    async with aiohttp.ClientSession() as session:
        start = time.perf_counter()
        print([await fetch(session, number) for number in range(3)])
        print(f"one by one {time.perf_counter() - start:.1f}")
        start = time.perf_counter()
        print(await asyncio.gather(*(fetch(session, number) for number in range(10))))
        print(f"together {time.perf_counter() - start:.1f}")


asyncio.run(main())
