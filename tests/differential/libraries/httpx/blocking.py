"""The blocking client holds the loop; in threads it does not."""
import asyncio
import time

import httpx

BASE = "http://localhost:8099"


async def in_a_coroutine(client, number):
    return client.get(f"{BASE}/users/{number}").json()["id"]


async def main():
    with httpx.Client() as client:
        start = time.perf_counter()
        print(await asyncio.gather(*(in_a_coroutine(client, number) for number in range(3))))
        print(f"coroutines {time.perf_counter() - start:.1f}")
        start = time.perf_counter()
        threads = (asyncio.to_thread(client.get, f"{BASE}/users/{number}") for number in range(3))
        print([response.json()["id"] for response in await asyncio.gather(*threads)])
        print(f"threads {time.perf_counter() - start:.1f}")


asyncio.run(main())
