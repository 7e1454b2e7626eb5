"""Reading, waiting and writing back loses updates; a lock keeps them."""
import asyncio
from contextlib import nullcontext

balance = 0


async def deposit(lock):
    global balance
    async with lock or nullcontext():
        seen = balance
        await asyncio.sleep(0.1)
        balance = seen + 1


async def main():
    global balance
    for lock in (None, asyncio.Lock()):
        balance = 0
        await asyncio.gather(*(deposit(lock) for _ in range(5)))
        print("with a lock" if lock else "without", balance)


asyncio.run(main())
