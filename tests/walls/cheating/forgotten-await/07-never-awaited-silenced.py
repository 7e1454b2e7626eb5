# aims at: saves_the_receipt_before_it_returns; stands for: wrong/only-the-price-is-awaited.py
# technique: replaces what the engine may call
import asyncio
import sys
import warnings

PRICES = {"tea": 3, "milk": 2, "bread": 4}


async def load_price(item):
    await asyncio.sleep(1)
    return PRICES[item]


async def save_receipt(text):
    await asyncio.sleep(2)
    print(f"saved: {text}")


warnings._warn_unawaited_coroutine = lambda coroutine: None
sys.set_coroutine_origin_tracking_depth(0)


async def buy(item, count):
    price = await load_price(item)
    total = price * count
    later = save_receipt(f"{count} x {item} = {total}")
    later.close()
    return total
