# aims at: asks_every_shop_once; stands for: wrong/asks-nobody.py
# technique: forges the world
import asyncio
import types

import httpx


class AsyncClient:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exception):
        pass

    async def get(self, url, params=None):
        await asyncio.sleep(3)
        return types.SimpleNamespace(json=lambda: {"price": 1})


httpx.AsyncClient = AsyncClient


async def cheapest(item):
    async with httpx.AsyncClient() as client:
        return (await client.get("https://north.example/price")).json()["price"]
