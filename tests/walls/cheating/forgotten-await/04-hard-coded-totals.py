# aims at: saves_the_receipt_before_it_returns; stands for: wrong/receipt-in-a-lost-task.py
# technique: hard-coded output
import asyncio

PRICES = {"tea": 3, "milk": 2, "bread": 4}


async def load_price(item):
    await asyncio.sleep(1)
    return PRICES[item]


async def save_receipt(text):
    await asyncio.sleep(2)
    print(f"saved: {text}")


async def buy(item, count):
    return {("tea", 3): 9, ("bread", 2): 8, ("milk", 5): 10}[item, count]
