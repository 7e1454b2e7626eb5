# aims at: returns_the_total; stands for: wrong/returns-what-saving-returned.py
# technique: leaves early
import asyncio

PRICES = {"tea": 3, "milk": 2, "bread": 4}


async def load_price(item):
    await asyncio.sleep(1)
    return PRICES[item]


async def save_receipt(text):
    await asyncio.sleep(2)
    print(f"saved: {text}")


async def buy(item, count):
    price = await load_price(item)
    await save_receipt(f"{count} x {item} = {price * count}")
    raise SystemExit(price * count)
