"""asyncio's own timeouts and cancellation around a request, which gives its connection back."""
import asyncio
import time

import aiohttp

BASE = "http://localhost:8099"


async def main():
    start = time.perf_counter()
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=1)) as session:
        try:
            await asyncio.wait_for(session.get(f"{BASE}/slow"), 0.3)
        except asyncio.TimeoutError:
            print("timed out", f"{time.perf_counter() - start:.1f}")
        task = asyncio.create_task(session.get(f"{BASE}/slow"))
        await asyncio.sleep(0.2)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            print("cancelled", f"{time.perf_counter() - start:.1f}")
        async with asyncio.timeout(1):
            response = await session.get(f"{BASE}/users/1")
            print(await response.json(), f"{time.perf_counter() - start:.1f}")


asyncio.run(main())
