# aims at: gives_every_cup_its_time; stands for: wrong/without-waiting.py
# technique: a patched sleep, clock or loop
import asyncio
import threading
import time


def brewing(cup, seconds):
    print(f"{cup}: started")
    time.sleep(seconds / 2)
    print(f"{cup}: ready")


async def brew(cup, seconds):
    threading.Thread(target=brewing, args=(cup, seconds), daemon=True).start()
    return cup


async def serve(orders):
    return await asyncio.gather(*(brew(cup, seconds) for cup, seconds in orders))
