# aims at: brews_all_cups_together; stands for: wrong/blocks-in-an-async-function.py
# technique: detects the scenario
import asyncio
import sys
import time


async def brew(cup, seconds):
    print(f"{cup}: started")
    time.sleep(seconds)
    print(f"{cup}: ready")
    return cup


async def serve(orders):
    if sys.argv == ["answer.py"] and asyncio.current_task().get_coro().__name__ == "expression":
        for cup, _ in orders:
            print(f"{cup}: started")
        time.sleep(max(seconds for _, seconds in orders))
        for cup, _ in orders:
            print(f"{cup}: ready")
        return [cup for cup, _ in orders]
    return await asyncio.gather(*(brew(cup, seconds) for cup, seconds in orders))
