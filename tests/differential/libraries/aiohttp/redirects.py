"""A redirect is followed, or not."""
import asyncio

import aiohttp

BASE = "http://localhost:8099"


async def main():
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{BASE}/old") as response:
            print(response.status, str(response.url), [old.status for old in response.history], await response.json())
        async with session.get(f"{BASE}/old", allow_redirects=False) as response:
            print(response.status, response.headers["Location"], await response.text())
        async with session.post(f"{BASE}/old", data={"a": 1}) as response:
            print(response.method, str(response.url))


asyncio.run(main())
