# aims at: takes_as_long_as_the_slowest; stands for: wrong/awaits-each-task-immediately.py
# technique: a patched sleep, clock or loop
import asyncio
import heapq


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

    def hurry():
        scheduled = loop._scheduled
        for index, entry in enumerate(scheduled):
            handle = entry[-1] if isinstance(entry, tuple) else entry
            handle._when = 0
            scheduled[index] = (0, *entry[1:]) if isinstance(entry, tuple) else handle
        heapq.heapify(scheduled)
        loop.call_soon(hurry)

    loop.call_soon(hurry)
    await asyncio.sleep(max(delays))
    return await one_after_the_other(*delays)
