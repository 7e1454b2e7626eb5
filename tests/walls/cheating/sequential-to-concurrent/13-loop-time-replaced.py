# aims at: takes_as_long_as_the_slowest; stands for: wrong/awaits-each-task-immediately.py
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
    start = loop.time()
    loop.time = lambda: start + max(delays)
    return await one_after_the_other(*delays)
