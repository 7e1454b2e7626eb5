# aims at: brews_all_cups_together; stands for: wrong/blocks-in-an-async-function.py
# technique: leaves early
import asyncio
import time


async def brew(cup, seconds):
    print(f"{cup}: started")
    time.sleep(seconds)
    print(f"{cup}: ready")
    return cup


class EngineStop(BaseException):
    status = "finished"
    line = None
    waits = ()


async def serve(orders):
    raise EngineStop("finished")
