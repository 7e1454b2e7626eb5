# aims at: takes_as_long_as_the_slowest; stands for: wrong/awaits-each-task-immediately.py
# technique: a patched sleep, clock or loop
import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    print(f"{name} arrived")
    return f"{name} in {seconds} s"


async def load_page(weather, news, mail):
    first = await fetch("weather", weather)
    second = await fetch("news", news)
    third = await fetch("mail", mail)
    return [first, second, third]


really_sleep = asyncio.sleep


async def sleep(seconds, result=None):
    await really_sleep(seconds / 2)
    return result


asyncio.sleep = sleep
