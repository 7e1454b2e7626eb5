# aims at: makes_every_request_once; stands for: wrong/sleeps-for-the-slowest.py
# technique: a result that lies
import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    print(f"{name} arrived")
    return f"{name} in {seconds} s"


class Shown(float):
    def __format__(self, spec):
        return self.text

    def __new__(cls, seconds, text):
        self = super().__new__(cls, seconds)
        self.text = text
        return self


async def load_page(weather, news, mail):
    await asyncio.sleep(max(weather, news, mail))
    names = {"weather": weather, "news": news, "mail": mail}
    return [await fetch(name, Shown(0, str(seconds))) for name, seconds in names.items()]
