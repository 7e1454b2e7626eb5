# aims at: takes_as_long_as_the_slowest; stands for: wrong/awaits-each-task-immediately.py
# technique: forges late
import asyncio
import sys


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    print(f"{name} arrived")
    return f"{name} in {seconds} s"


async def one_after_the_other(weather, news, mail):
    first = await fetch("weather", weather)
    second = await fetch("news", news)
    third = await fetch("mail", mail)
    return [first, second, third]


class Bomb:
    def __init__(self, delays):
        self.delays, self.frame = delays, sys._getframe

    def __del__(self):
        frame = self.frame()
        while frame is not None:
            run = frame.f_locals.get("self")
            if hasattr(run, "elapsed_ns"):
                run.elapsed_ns = run.clock.ns = int(max(self.delays) * 1e9)
                run.recorder.lanes.clear()
                run.recorder.peak_concurrency = 0
            frame = frame.f_back


async def load_page(*delays):
    global bomb
    page = await one_after_the_other(*delays)
    bomb = Bomb(delays)
    return page
