"""Each timeout of a ClientTimeout, and what it raises."""
import asyncio
import time

import aiohttp

BASE = "http://localhost:8099"


async def attempt(session, path, **limits):
    start = time.perf_counter()
    try:
        async with session.get(BASE + path, timeout=aiohttp.ClientTimeout(**limits)) as response:
            print(await response.text())
    except aiohttp.ServerTimeoutError as error:
        print("ServerTimeoutError", error, isinstance(error, asyncio.TimeoutError))
    except asyncio.TimeoutError as error:
        print(type(error), error)
    print(path, limits, f"{time.perf_counter() - start:.1f}")


async def main():
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=0.5)) as session:
        await attempt(session, "/users/1", total=0.5)
        await attempt(session, "/slow", total=0.3)
        await attempt(session, "/slow", sock_read=0.3)
        await attempt(session, "/lines", sock_read=0.2)
        await attempt(session, "/lines", total=0.7)
        try:
            await session.get(f"{BASE}/slow")
        except asyncio.TimeoutError as error:
            print(repr(error))
    connector = aiohttp.TCPConnector(limit=1)
    async with aiohttp.ClientSession(connector=connector) as session:
        holds = asyncio.create_task(session.get(f"{BASE}/wait/0.9"))
        await asyncio.sleep(0.1)
        await attempt(session, "/users/1", connect=0.3)
        print((await holds).status)


asyncio.run(main())
