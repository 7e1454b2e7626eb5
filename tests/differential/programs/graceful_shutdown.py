"""On a signal to stop, workers finish their item and a deadline cancels those that do not."""
import asyncio
import time


async def worker(name, each, stop):
    try:
        while not stop.is_set():
            await asyncio.sleep(each)
        print(f"{time.monotonic() - start:.1f} {name} stops by itself")
    except asyncio.CancelledError:
        print(f"{time.monotonic() - start:.1f} {name} is cancelled")
        raise


async def main():
    stop = asyncio.Event()
    tasks = [asyncio.create_task(worker(name, each, stop)) for name, each in (("quick", 0.15), ("slow", 0.9))]
    asyncio.get_running_loop().call_later(0.2, stop.set)
    await stop.wait()
    done, late = await asyncio.wait(tasks, timeout=0.3)
    for task in late:
        task.cancel()
    print([repr(end) for end in await asyncio.gather(*tasks, return_exceptions=True)], len(done))


start = time.monotonic()
asyncio.run(main())
