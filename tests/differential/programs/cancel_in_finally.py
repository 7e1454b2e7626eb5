"""Clean-up of a cancelled task may wait, and may be cancelled itself."""
import asyncio
import time


async def work(name):
    try:
        await asyncio.sleep(5)
    finally:
        print(f"{time.monotonic() - start:.1f} {name} cleans up")
        try:
            await asyncio.sleep(0.3)
            print(f"{time.monotonic() - start:.1f} {name} has cleaned up")
        except asyncio.CancelledError:
            print(f"{time.monotonic() - start:.1f} {name} was cut short")
            raise


async def main():
    tasks = [asyncio.create_task(work(name)) for name in "ab"]
    await asyncio.sleep(0.1)
    for task in tasks:
        task.cancel()
    await asyncio.sleep(0.1)
    tasks[1].cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True))


start = time.monotonic()
asyncio.run(main())
