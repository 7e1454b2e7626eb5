# aims at: takes_as_long_as_the_slowest; stands for: wrong/awaits-each-task-immediately.py
# technique: forges late
import asyncio
import gc
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


DELAYS = []


def collected(phase, info):
    frame = sys._getframe()
    while frame is not None:
        run = frame.f_locals.get("self")
        if hasattr(run, "elapsed_ns"):
            run.elapsed_ns = run.clock.ns = int(max(DELAYS) * 1e9)
            for lane in run.recorder.lanes:
                lane.ended = int(max(DELAYS) * 1e9)
                lane.spans[:] = [(lane.created, lane.ended, "sleep", "asyncio.sleep", ())]
        frame = frame.f_back


async def load_page(*delays):
    DELAYS[:] = delays
    gc.callbacks.append(collected)
    return await one_after_the_other(*delays)
