"""asyncio.wait() waits for all, whether they succeed or fail, and raises nothing."""
import asyncio


async def work(x):
    await asyncio.sleep(x / 10)
    if x == 2:
        raise ValueError(x)
    return x


async def main():
    tasks = [asyncio.create_task(work(x), name=f"work {x}") for x in (3, 1, 2)]
    done, pending = await asyncio.wait(tasks)
    print(len(done), pending, type(done).__name__)
    for task in tasks:
        print(task.get_name(), task.exception() or task.result(), task in done)
    coroutine = work(1)
    for wrong in ([coroutine], []):
        try:
            await asyncio.wait(wrong)
        except (TypeError, ValueError) as error:
            print(error)
    coroutine.close()


asyncio.run(main())
