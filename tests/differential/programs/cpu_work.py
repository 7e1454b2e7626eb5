"""Computing holds the loop.

differs: computing is free on the virtual clock, so only what is printed is compared
compares: stdout
"""
import asyncio


def count(n):
    return sum(x * x for x in range(n))


async def work(name):
    for n in range(2):
        print(name, n, count(200_000))
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(work("a"), work("b"))


asyncio.run(main())
