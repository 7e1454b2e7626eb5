"""run_in_executor(): a pool of two works at two jobs at a time."""
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def blocking(n):
    time.sleep(0.2)
    return n


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=2) as pool:
        jobs = [loop.run_in_executor(pool, blocking, n) for n in range(4)]
        for job in asyncio.as_completed(jobs[:2]):
            await job
        print(f"{time.monotonic() - start:.1f} two are done")
        print(await asyncio.gather(*jobs), f"{time.monotonic() - start:.1f}")
    print(await loop.run_in_executor(None, blocking, "default pool"), f"{time.monotonic() - start:.1f}")


start = time.monotonic()
asyncio.run(main())
