# aims at: takes_as_long_as_the_slowest; stands for: wrong/awaits-each-task-immediately.py
# technique: a result that lies
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


class Lazy(list):
    def __init__(self, delays):
        self.delays = delays

    def __repr__(self):
        loop = asyncio.new_event_loop()
        return repr(loop.run_until_complete(one_after_the_other(*self.delays)))


async def load_page(weather, news, mail):
    await asyncio.sleep(max(weather, news, mail))
    return Lazy((weather, news, mail))
