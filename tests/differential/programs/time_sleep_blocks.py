"""time.sleep() in a coroutine holds up everybody; what was due comes afterwards, in the order of time."""
import asyncio
import time


async def ticker(name, every):
    for _ in range(2):
        await asyncio.sleep(every)
        print(f"{time.monotonic() - start:.1f} {name}")


async def rude():
    await asyncio.sleep(0.1)
    time.sleep(0.4)
    print(f"{time.monotonic() - start:.1f} rude")


async def main():
    await asyncio.gather(ticker("a", 0.2), ticker("b", 0.3), rude())


start = time.monotonic()
asyncio.run(main())
