# aims at: gives_every_cup_its_time; stands for: wrong/without-waiting.py
# technique: forges the trace through sys.stdout
import asyncio
import sys


async def brew(cup, seconds):
    print(f"{cup}: started")
    print(f"{cup}: ready")
    return cup


def retime(chunks, orders):
    needs, ns = {f"{cup}: ready": int(seconds * 1e9) for cup, seconds in orders}, 0
    for index, chunk in enumerate(chunks):
        if chunk.text.strip():
            ns = needs.get(chunk.text.strip(), 0)
        chunks[index] = chunk._replace(ns=ns)


async def serve(orders):
    served = await asyncio.gather(*(brew(cup, seconds) for cup, seconds in orders))
    await asyncio.sleep(max(seconds for _, seconds in orders))
    retime(sys.stdout._output._chunks, orders)
    return served
