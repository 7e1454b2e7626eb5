"""requests in coroutines holds the loop; in threads it does not."""
import asyncio
import time

import requests

BASE = "http://localhost:8099"


def fetch(number):
    return requests.get(f"{BASE}/users/{number}").json()["name"]


async def in_a_coroutine(number):
    return fetch(number)


async def main():
    start = time.perf_counter()
    print(await asyncio.gather(*(in_a_coroutine(number) for number in range(4))))
    print(f"coroutines {time.perf_counter() - start:.1f}")
    start = time.perf_counter()
    print(await asyncio.gather(*(asyncio.to_thread(fetch, number) for number in range(4))))
    print(f"threads {time.perf_counter() - start:.1f}")


asyncio.run(main())
