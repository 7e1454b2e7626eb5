import httpx

SHOPS = ["https://north.example/price", "https://south.example/price", "https://west.example/price"]


async def cheapest(item):
    prices = []
    async with httpx.AsyncClient() as client:
        for shop in SHOPS:
            answer = await client.get(shop, params={"item": item})
            prices.append(answer.json()["price"])
    return min(prices)
