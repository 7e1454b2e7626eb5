"""A semaphore lets two work at a time."""
import asyncio
import time

running = most = 0


async def work(n, semaphore):
    global running, most
    async with semaphore:
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.1 * n)
        print(f"{time.monotonic() - start:.1f} {n} out")
        running -= 1


async def main():
    semaphore = asyncio.Semaphore(2)
    await asyncio.gather(*(work(n, semaphore) for n in (1, 3, 1, 2)))
    print("at most", most, semaphore.locked())


start = time.monotonic()
asyncio.run(main())
