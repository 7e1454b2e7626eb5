"""run_in_executor() with a pool of processes: the loop goes on meanwhile; errors come back; globals do not."""
import asyncio
import time
from concurrent.futures import ProcessPoolExecutor

seen = []


def work(x):
    seen.append(x)
    time.sleep(0.3)
    if x == 3:
        raise ValueError("three")
    return x, len(seen)


async def ticker():
    for n in range(3):
        print("tick", n)
        await asyncio.sleep(0.1)


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(max_workers=2) as pool:
        jobs = [loop.run_in_executor(pool, work, x) for x in (1, 3)]
        print(await asyncio.gather(ticker(), *jobs, return_exceptions=True))
    print("the parent has seen", seen)


if __name__ == "__main__":
    asyncio.run(main())
