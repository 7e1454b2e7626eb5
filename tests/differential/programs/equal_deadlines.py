"""Five timers for exactly the same time.

differs: the heap of the real loop gives equal times in no particular order (0 4 1 2 3 and the like), here they come
first in, first out; so the lines are compared sorted
compares: sorted lines
"""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    when = loop.time() + 0.2
    for n in range(5):
        loop.call_at(when, print, n)
    await asyncio.sleep(0.3)


asyncio.run(main())
