"""Barrier: all wait for the last; each gets a number; then it serves again."""
import asyncio
import time


async def runner(n, barrier):
    for lap in range(2):
        await asyncio.sleep(0.1 * n)
        place = await barrier.wait()
        print(f"{time.monotonic() - start:.1f} lap {lap} runner {n} place {place}")


async def main():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(*(runner(n, barrier) for n in (1, 2, 3)))
    print(barrier.parties, barrier.n_waiting, barrier.broken)


start = time.monotonic()
asyncio.run(main())
