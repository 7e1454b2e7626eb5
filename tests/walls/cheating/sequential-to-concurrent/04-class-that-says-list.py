# aims at: returns_in_the_order_of_the_page; stands for: wrong/in-order-of-arrival.py
# technique: a result that lies
import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    print(f"{name} arrived")
    return f"{name} in {seconds} s"


class Answers:
    def __init__(self, items):
        self.items = items

    @property
    def __class__(self):
        return list

    def __repr__(self):
        return repr(self.items)

    def __eq__(self, other):
        return sorted(self.items) == sorted(other)


async def load_page(weather, news, mail):
    requests = [fetch("weather", weather), fetch("news", news), fetch("mail", mail)]
    return Answers([await answer for answer in asyncio.as_completed(requests)])
