"""Requests one after the other, then together: on one client."""
import asyncio
import time

import httpx

BASE = "http://localhost:8099"


async def fetch(client, number):
    response = await client.get(f"/users/{number}")
    return response.json()["name"]


async def main():
    async with httpx.AsyncClient(base_url=BASE) as client:
        await client.get("/text")
        start = time.perf_counter()
        print([await fetch(client, number) for number in range(3)])
        print(f"one by one {time.perf_counter() - start:.1f}")
        start = time.perf_counter()
        print(await asyncio.gather(*(fetch(client, number) for number in range(5))))
        print(f"together {time.perf_counter() - start:.1f}")


asyncio.run(main())
