"""Cancelling the task that owns a TaskGroup cancels its tasks, and it ends as cancelled itself."""
import asyncio


async def member(name, clean_up):
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError as error:
        await asyncio.sleep(clean_up)
        print(name, "cancelled", error.args)
        raise


async def owner():
    async with asyncio.TaskGroup() as group:
        for n, name in enumerate("ab"):
            group.create_task(member(name, n / 10))
    print("never printed")


async def main():
    task = asyncio.create_task(owner())
    await asyncio.sleep(0.2)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError:
        print("owner:", task.cancelled(), task.cancelling())


asyncio.run(main())
