# aims at: returns_in_the_order_of_the_page; stands for: wrong/in-order-of-arrival.py
# technique: a result that lies
import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    print(f"{name} arrived")
    return f"{name} in {seconds} s"


async def load_page(weather, news, mail):
    requests = [fetch("weather", weather), fetch("news", news), fetch("mail", mail)]
    answers = [await answer for answer in asyncio.as_completed(requests)]
    return (one for name in ("weather", "news", "mail") for one in answers if one.startswith(name))
