"""The first error comes out of gather() at once; the other tasks go on, and later errors are dropped."""
import asyncio


async def work(x):
    await asyncio.sleep(x / 10)
    if x % 2:
        print("fails", x)
        raise ValueError(x)
    print("done", x)


async def main():
    try:
        await asyncio.gather(*(work(x) for x in range(1, 5)))
    except ValueError as error:
        print("caught", error)
    print(len(asyncio.all_tasks()), "tasks")
    await asyncio.sleep(0.4)


asyncio.run(main())
