"""Eager tasks run at once up to their first wait; one that never waits is done when create_task() returns.

needs: 3.12
"""
import asyncio


async def cached(key):
    print("asked for", key)
    if key != "hit":
        await asyncio.sleep(0.1)
    print("have", key)
    return key


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    hit, miss = asyncio.create_task(cached("hit")), asyncio.create_task(cached("miss"))
    print(hit.done(), miss.done())
    print(await miss, await hit)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(cached(key)) for key in ("hit", "other", "hit")]
        print([task.done() for task in tasks])
    asyncio.get_running_loop().set_task_factory(None)
    lazy = asyncio.create_task(cached("hit"))
    print(lazy.done())
    await lazy


asyncio.run(main())
