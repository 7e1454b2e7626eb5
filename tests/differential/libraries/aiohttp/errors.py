"""What is raised when a server cannot be reached, hangs up, or answers with an error."""
import asyncio

import aiohttp

BASE = "http://localhost:8099"


async def attempt(coroutine):
    try:
        response = await coroutine
        print(response.status)
        response.raise_for_status()
    except aiohttp.ClientResponseError as error:
        print("ClientResponseError", error.status, error.message, str(error.request_info.url))
    except aiohttp.ClientConnectorError as error:
        print("ClientConnectorError", error.host, error.port)
    except aiohttp.ClientError as error:
        print(type(error), error)


async def main():
    async with aiohttp.ClientSession() as session:
        await attempt(session.get(f"{BASE}/users/1"))
        await attempt(session.get(f"{BASE}/missing"))
        await attempt(session.get(f"{BASE}/broken", raise_for_status=True))
        await attempt(session.get("http://localhost:8098/"))
        await attempt(session.get("http://nowhere.invalid/"))
        await attempt(session.post(f"{BASE}/hangs-up"))
    async with aiohttp.ClientSession(raise_for_status=True) as session:
        await attempt(session.get(f"{BASE}/missing"))


asyncio.run(main())
