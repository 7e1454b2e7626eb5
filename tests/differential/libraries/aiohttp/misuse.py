"""What learners do wrong, and what they are told."""
import asyncio

import aiohttp

BASE = "http://localhost:8099"


async def after_the_block(session):
    async with session.get(f"{BASE}/text") as response:
        pass
    return await response.text()


async def read_in_the_block(session):
    async with session.get(f"{BASE}/text") as response:
        await response.read()
    return await response.text()


async def not_json(session):
    async with session.get(f"{BASE}/text") as response:
        return await response.json()


async def both(session):
    return await session.post(f"{BASE}/echo", json={}, data={})


async def plain_with(session):
    with session:
        pass


async def attempt(coroutine):
    try:
        print(repr(await coroutine))
    except Exception as error:
        print(type(error).__name__, getattr(error, "message", error))


async def main():
    async with aiohttp.ClientSession() as session:
        for misuse in (after_the_block, read_in_the_block, not_json, both, plain_with):
            await attempt(misuse(session))
    await attempt(session.get(f"{BASE}/text"))
    print(session.closed)


asyncio.run(main())
