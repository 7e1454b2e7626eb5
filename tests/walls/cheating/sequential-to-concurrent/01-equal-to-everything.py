# aims at: returns_in_the_order_of_the_page; stands for: wrong/in-order-of-arrival.py
# technique: a result that lies
import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    print(f"{name} arrived")
    return f"{name} in {seconds} s"


class Everything:
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0


async def load_page(weather, news, mail):
    await asyncio.gather(fetch("weather", weather), fetch("news", news), fetch("mail", mail))
    return Everything()
