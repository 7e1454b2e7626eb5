# aims at: returns_in_the_order_of_the_page; stands for: wrong/in-order-of-arrival.py
# technique: a result that lies
import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    print(f"{name} arrived")
    return f"{name} in {seconds} s"


class Any(str):
    def __eq__(self, other):
        return True

    __hash__ = str.__hash__


async def load_page(weather, news, mail):
    requests = [fetch("weather", weather), fetch("news", news), fetch("mail", mail)]
    return [Any(await answer) for answer in asyncio.as_completed(requests)]
