"""What threads print in between comes in the order of time."""
import asyncio
import time


def steps(name, first):
    time.sleep(first)
    for n in range(3):
        print(name, n)
        time.sleep(0.2)


async def main():
    work = [asyncio.to_thread(steps, "thread a", 0.05), asyncio.to_thread(steps, "thread b", 0.15)]
    waiting = asyncio.gather(*work)
    for n in range(3):
        print("loop", n)
        await asyncio.sleep(0.2)
    await waiting
    print("end")


asyncio.run(main())
