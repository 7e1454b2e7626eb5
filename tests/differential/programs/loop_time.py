"""loop.time() goes on while tasks sleep and while something blocks; it is a clock of its own."""
import asyncio
import time


async def main():
    loop = asyncio.get_running_loop()
    start, wall = loop.time(), time.time()
    await asyncio.sleep(0.1)
    time.sleep(0.2)
    print(f"{loop.time() - start:.1f} {time.time() - wall:.1f}")
    when = loop.time() + 0.2
    loop.call_at(when, lambda: print("late by", f"{loop.time() - when:.1f}"))
    await asyncio.sleep(0.1)
    time.sleep(0.3)
    await asyncio.sleep(0)
    print(f"{loop.time() - start:.1f}", loop.is_running(), loop.is_closed())


asyncio.run(main())
