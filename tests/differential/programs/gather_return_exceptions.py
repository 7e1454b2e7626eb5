"""gather(return_exceptions=True) gives errors and cancellations as results."""
import asyncio


async def work(x):
    await asyncio.sleep(x / 10)
    if x == 2:
        raise ValueError(x)
    return x


async def main():
    tasks = [asyncio.create_task(work(x)) for x in range(4)]
    asyncio.get_running_loop().call_later(0.2, tasks[3].cancel, "too slow")
    for result in await asyncio.gather(*tasks, return_exceptions=True):
        print(type(result).__name__, result)


asyncio.run(main())
