"""as_completed() in an async for gives the tasks themselves.

needs: 3.13
"""
import asyncio


async def work(x):
    await asyncio.sleep(x / 10)
    return x


async def main():
    tasks = {asyncio.create_task(work(x)): f"number {x}" for x in (3, 1, 2)}
    async for task in asyncio.as_completed(tasks):
        print(tasks[task], await task)
    try:
        async for task in asyncio.as_completed([work(1), work(5)], timeout=0.2):
            print(task.done(), task.result())
    except TimeoutError:
        print("timed out")


asyncio.run(main())
