# aims at: brews_all_cups_together; stands for: wrong/blocks-in-an-async-function.py
# technique: leaves early
import asyncio
import os


async def serve(orders):
    for cup, _ in orders:
        print(f"{cup}: started", flush=True)
    for cup, _ in orders:
        print(f"{cup}: ready", flush=True)
    os._exit(0)
