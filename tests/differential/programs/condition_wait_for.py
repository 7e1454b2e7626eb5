"""Condition.wait_for() goes on waiting until its predicate holds."""
import asyncio


async def consumer(condition, items):
    async with condition:
        print("enough:", await condition.wait_for(lambda: len(items) >= 3 and sum(items)))


async def main():
    condition, items = asyncio.Condition(), []
    task = asyncio.create_task(consumer(condition, items))
    for n in range(4):
        await asyncio.sleep(0.1)
        async with condition:
            items.append(n)
            condition.notify_all()
            print("now", items)
        if task.done():
            break
    await task


asyncio.run(main())
