# aims at: makes_every_request_once; stands for: wrong/sleeps-for-the-slowest.py
# technique: hides from readers
import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    print(f"{name} arrived")
    return f"{name} in {seconds} s"


async def quick(name, seconds):
    print(f"{name} arrived")
    return f"{name} in {seconds} s"


fetch.__code__ = quick.__code__


async def load_page(weather, news, mail):
    page = await asyncio.gather(fetch("weather", weather), fetch("news", news), fetch("mail", mail))
    await asyncio.sleep(max(weather, news, mail))
    return page
