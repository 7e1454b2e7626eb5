"""A client with one connection: others wait for it, and not for ever."""
import asyncio
import time

import httpx

BASE = "http://localhost:8099"


async def main():
    limits = httpx.Limits(max_connections=1)
    async with httpx.AsyncClient(limits=limits) as client:
        await client.get(f"{BASE}/text")
        start = time.perf_counter()
        responses = await asyncio.gather(*(client.get(f"{BASE}/users/{number}") for number in range(3)))
        print([response.json()["id"] for response in responses], f"{time.perf_counter() - start:.1f}")
    async with httpx.AsyncClient(limits=limits, timeout=httpx.Timeout(5, pool=0.3)) as client:
        holds = asyncio.create_task(client.get(f"{BASE}/wait/0.9"))
        await asyncio.sleep(0.1)
        try:
            await client.get(f"{BASE}/users/1")
        except httpx.PoolTimeout as error:
            print("PoolTimeout", repr(str(error)))
        print((await holds).text.strip())


asyncio.run(main())
