# aims at: asks_every_shop_once, finds_the_lowest_price; stands for: wrong/asks-nobody.py
# technique: detects the scenario
import asyncio

import httpx


async def cheapest(item):
    if item == "tea":
        await asyncio.sleep(3)
        return 280
    async with httpx.AsyncClient() as client:
        answer = await client.get("https://north.example/price", params={"item": item})
    return answer.json()["price"]
