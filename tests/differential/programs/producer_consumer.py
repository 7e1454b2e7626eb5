"""Two producers, three consumers, a bounded queue, and a sentinel for each consumer."""
import asyncio
import time


async def producer(name, queue, every):
    for n in range(3):
        await asyncio.sleep(every)
        await queue.put(f"{name}{n}")


async def consumer(name, queue, done):
    while (item := await queue.get()) is not None:
        await asyncio.sleep(0.25)
        done.append(item)
        print(f"{time.monotonic() - start:.2f}"[:3], name, item)


async def main():
    queue, done = asyncio.Queue(2), []
    consumers = [asyncio.create_task(consumer(name, queue, done)) for name in "xyz"]
    await asyncio.gather(producer("a", queue, 0.08), producer("b", queue, 0.13))
    for _ in consumers:
        await queue.put(None)
    await asyncio.gather(*consumers)
    print(sorted(done))


start = time.monotonic() - 0.01
asyncio.run(main())
