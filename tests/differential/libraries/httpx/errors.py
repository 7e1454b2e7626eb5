"""What is raised when a server cannot be reached, hangs up, is slow, or answers with an error."""
import asyncio
import time

import httpx

BASE = "http://localhost:8099"


async def attempt(request):
    start = time.perf_counter()
    try:
        response = await request
        response.raise_for_status()
        print(response)
    except httpx.HTTPStatusError as error:
        print("HTTPStatusError", error.response.status_code, str(error).splitlines()[0])
    except httpx.TimeoutException as error:
        print("TimeoutException", type(error).__name__, repr(str(error)))
    except httpx.RequestError as error:
        print("RequestError", type(error).__name__, error.request.method, str(error.request.url))
    print(f"{time.perf_counter() - start:.1f}")


async def main():
    async with httpx.AsyncClient() as client:
        await client.get(f"{BASE}/text")
        await attempt(client.get(f"{BASE}/users/1"))
        await attempt(client.get(f"{BASE}/missing"))
        await attempt(client.get(f"{BASE}/broken"))
        await attempt(client.get(f"{BASE}/slow", timeout=0.3))
        await attempt(client.get(f"{BASE}/slow", timeout=httpx.Timeout(5, read=0.4)))
        await attempt(client.get("http://localhost:8098/"))
        await attempt(client.post(f"{BASE}/hangs-up"))
    try:
        await client.get(BASE)
    except RuntimeError as error:
        print(error)


asyncio.run(main())
try:
    httpx.get(f"{BASE}/slow", timeout=0.3)
except httpx.ReadTimeout as error:
    print(type(error).__name__, error)
