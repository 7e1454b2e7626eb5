# aims at: takes_as_long_as_the_slowest; stands for: wrong/awaits-each-task-immediately.py
# technique: writes the result channel
import asyncio
import os
import posix


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    print(f"{name} arrived")
    return f"{name} in {seconds} s"


async def one_after_the_other(weather, news, mail):
    first = await fetch("weather", weather)
    second = await fetch("news", news)
    third = await fetch("mail", mail)
    return [first, second, third]


def observation(delays):
    from json import dumps

    page = [f"{name} in {one} s" for name, one in zip(("weather", "news", "mail"), delays)]
    limits = {
        "cpuMs": 6000, "wallMs": 13000, "virtualSeconds": 36000, "loopSteps": 60000, "tasks": 20000,
        "outputBytes": 65536, "observationBytes": 4194304, "memoryMiB": 128,
    }
    return dumps({
        "version": 1, "status": "finished", "stdout": "", "stderr": "", "output": [], "elapsed": max(delays),
        "result": {"list": page}, "error": None, "tasks": [], "diagnostics": [], "peakConcurrency": 0, "calls": {},
        "cost": 0, "limits": limits,
    }).encode()


async def load_page(*delays):
    posix.write(3, observation(delays))
    os._exit(0)
