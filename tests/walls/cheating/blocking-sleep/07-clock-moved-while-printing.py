# aims at: gives_every_cup_its_time; stands for: wrong/without-waiting.py
# technique: forges the trace through sys.stdout
import asyncio
import sys


async def brew(cup, seconds):
    clock = sys.stdout.buffer._output._clock
    sys.stdout.write(f"{cup}: started\n")
    clock.ns += int(seconds * 1e9)
    sys.stdout.write(f"{cup}: ready\n")
    clock.ns -= int(seconds * 1e9)
    return cup


async def serve(orders):
    served = await asyncio.gather(*(brew(cup, seconds) for cup, seconds in orders))
    await asyncio.sleep(max(seconds for _, seconds in orders))
    return served
