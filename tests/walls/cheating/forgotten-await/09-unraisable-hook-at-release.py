# aims at: saves_the_receipt_before_it_returns; stands for: wrong/receipt-in-a-lost-task.py
# technique: forges late
import asyncio
import sys

PRICES = {"tea": 3, "milk": 2, "bread": 4}


async def load_price(item):
    await asyncio.sleep(1)
    return PRICES[item]


async def save_receipt(text):
    await asyncio.sleep(2)
    print(f"saved: {text}")


class Noisy:
    def __del__(self):
        raise ValueError


def hook(raised):
    frame = sys._getframe()
    while frame is not None:
        run = frame.f_locals.get("self")
        if hasattr(run, "output"):
            run.output._chunks.clear()
            run.output.write(1, sys.saved)
        frame = frame.f_back


async def buy(item, count):
    global noisy
    price = await load_price(item)
    sys.saved = f"saved: {count} x {item} = {price * count}\n"
    sys.unraisablehook = hook
    noisy = Noisy()
    return price * count
