"""join() waits until task_done() was called for each item; one call too many is an error."""
import asyncio
import time


async def worker(name, queue):
    while True:
        item = await queue.get()
        await asyncio.sleep(item / 10)
        print(f"{time.monotonic() - start:.1f} {name} did {item}")
        queue.task_done()


async def main():
    queue = asyncio.Queue()
    for item in (1, 3, 1, 2):
        queue.put_nowait(item)
    workers = [asyncio.create_task(worker(name, queue)) for name in "ab"]
    await queue.join()
    print(f"{time.monotonic() - start:.1f} all done")
    for task in workers:
        task.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))
    try:
        queue.task_done()
    except ValueError as error:
        print(error)


start = time.monotonic()
asyncio.run(main())
