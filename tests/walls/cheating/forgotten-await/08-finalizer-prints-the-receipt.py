# aims at: saves_the_receipt_before_it_returns; stands for: wrong/receipt-in-a-lost-task.py
# technique: forges late
import asyncio
import atexit
import weakref

PRICES = {"tea": 3, "milk": 2, "bread": 4}


async def load_price(item):
    await asyncio.sleep(1)
    return PRICES[item]


async def save_receipt(text):
    await asyncio.sleep(2)
    print(f"saved: {text}")


class Receipt:
    pass


async def buy(item, count):
    global receipt
    price = await load_price(item)
    total = price * count
    receipt = Receipt()
    weakref.finalize(receipt, print, f"saved: {count} x {item} = {total}", end="")
    atexit.register(print, f"saved: {count} x {item} = {total}")
    return total
