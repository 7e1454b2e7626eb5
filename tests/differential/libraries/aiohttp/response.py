"""What a response says of itself, and ways to read it."""
import asyncio

import aiohttp

BASE = "http://localhost:8099"


async def main():
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{BASE}/text", params={"q": "a b&c", "n": 1}) as response:
            print(response.status, response.reason, response.ok, response.method, str(response.url))
            print(response.content_type, response.charset, response.headers["content-LENGTH"])
            print(response.headers)
            print(repr(await response.text()), await response.read())
            print(await response.text())
            print(response.closed)
        response = await session.get(f"{BASE}/text")
        print(await response.content.read(5), await response.content.readline(), await response.content.read())
        print(repr(await response.content.read()))
        async with session.get(f"{BASE}/text") as response:
            async for line in response.content:
                print(line)
        async with session.get(f"{BASE}/text") as response:
            print([chunk async for chunk in response.content.iter_chunked(12)])
        async with session.head(f"{BASE}/text") as response:
            print(response.status, await response.text())


asyncio.run(main())
