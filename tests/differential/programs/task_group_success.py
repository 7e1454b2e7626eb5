"""A TaskGroup waits for all its tasks, those too that tasks of the group add."""
import asyncio
import time


async def work(group, depth):
    await asyncio.sleep(0.1)
    print("depth", depth, f"{time.monotonic() - start:.1f}")
    if depth < 3:
        group.create_task(work(group, depth + 1))
    return depth


async def main():
    async with asyncio.TaskGroup() as group:
        first = group.create_task(work(group, 1))
        other = group.create_task(asyncio.sleep(0.2, "slept"), name="sleeper")
        print("body is over")
    print(first.result(), other.result(), other.get_name(), f"{time.monotonic() - start:.1f}")
    coroutine = asyncio.sleep(1)
    try:
        group.create_task(coroutine)
    except RuntimeError as error:
        print("finished" in str(error))
    coroutine.close()


start = time.monotonic()
asyncio.run(main())
