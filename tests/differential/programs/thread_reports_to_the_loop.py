"""A thread tells the loop how far it is, with call_soon_threadsafe()."""
import asyncio
import time


def job(report):
    for percent in (0, 50, 100):
        report(percent)
        time.sleep(0.2)
    return "done"


async def main():
    loop = asyncio.get_running_loop()
    progress = asyncio.Queue()
    work = asyncio.create_task(asyncio.to_thread(job, lambda n: loop.call_soon_threadsafe(progress.put_nowait, n)))
    percent = None
    while percent != 100:
        percent = await progress.get()
        print(f"{time.monotonic() - start:.1f} {percent} %")
    print(await work, f"{time.monotonic() - start:.1f}")


start = time.monotonic()
asyncio.run(main())
