# aims at: takes_as_long_as_the_slowest; stands for: wrong/awaits-each-task-immediately.py
# technique: replaces what the engine may call
import asyncio
import json.encoder


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


make = json.encoder.c_make_encoder


def forging(*options):
    iterencode = make(*options) if make else json.encoder._make_iterencode(*options)

    def encode(value, level):
        if isinstance(value, dict) and "elapsed" in value:
            value["elapsed"] = float(max(DELAYS))
        return iterencode(value, level)

    return encode


json.encoder.c_make_encoder = forging
