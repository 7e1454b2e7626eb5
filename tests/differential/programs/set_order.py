"""all_tasks() is a set, and so are the results of wait().

differs: real sets have no order; here they keep the order of creation, so the lines are compared sorted
compares: sorted lines
"""
import asyncio


async def work(x):
    await asyncio.sleep(0.1)
    return x


async def main():
    tasks = [asyncio.create_task(work(x), name=f"work {x}") for x in range(5)]
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        print(task.get_name())
    done, _ = await asyncio.wait(tasks)
    for task in done:
        print(task.result())


asyncio.run(main())
