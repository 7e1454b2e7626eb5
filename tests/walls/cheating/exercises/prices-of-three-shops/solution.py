import asyncio

import httpx

SHOPS = ["https://north.example/price", "https://south.example/price", "https://west.example/price"]


async def cheapest(item):
    async with httpx.AsyncClient() as client:
        answers = await asyncio.gather(*(client.get(shop, params={"item": item}) for shop in SHOPS))
    return min(answer.json()["price"] for answer in answers)
