"""as_completed(timeout=…): what is not there by then raises TimeoutError, and is not cancelled."""
import asyncio


async def work(x):
    try:
        await asyncio.sleep(x / 10)
        return x
    finally:
        print("end of", x)


async def main():
    tasks = [asyncio.create_task(work(x)) for x in (1, 4, 5)]
    for next_one in asyncio.as_completed(tasks, timeout=0.2):
        try:
            print(await next_one)
        except TimeoutError:
            print("timed out")
    print([task.done() for task in tasks])
    await tasks[1]


asyncio.run(main())
