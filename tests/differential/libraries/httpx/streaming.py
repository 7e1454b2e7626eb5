"""A body that arrives piece by piece."""
import asyncio
import time

import httpx

BASE = "http://localhost:8099"


async def main():
    async with httpx.AsyncClient() as client:
        await client.get(f"{BASE}/text")
        start = time.perf_counter()
        async with client.stream("GET", f"{BASE}/lines") as response:
            print(f"head {time.perf_counter() - start:.1f}", response.is_closed)
            async for line in response.aiter_lines():
                print(line.strip(), f"{time.perf_counter() - start:.1f}")
        async with client.stream("GET", f"{BASE}/text") as response:
            try:
                print(response.text)
            except httpx.ResponseNotRead as error:
                print(error)
            print(await response.aread())
            print(repr(response.text))


asyncio.run(main())
