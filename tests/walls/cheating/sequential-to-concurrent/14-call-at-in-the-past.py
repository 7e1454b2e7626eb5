# aims at: makes_every_request_once; stands for: wrong/sleeps-for-the-slowest.py
# technique: a patched sleep, clock or loop
import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    print(f"{name} arrived")
    return f"{name} in {seconds} s"


async def one_after_the_other(weather, news, mail):
    first = await fetch("weather", weather)
    second = await fetch("news", news)
    third = await fetch("mail", mail)
    return [first, second, third]


async def load_page(*delays):
    loop = asyncio.get_running_loop()
    later, left = loop.call_later, [max(delays)]

    def call_later(delay, callback, *args, context=None):
        delay, left[0] = min(delay, left[0]), max(0, left[0] - delay)
        return later(delay, callback, *args, context=context)

    loop.call_later = call_later
    return await one_after_the_other(*delays)
