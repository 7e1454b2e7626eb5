"""Cancelling a gather() cancels its children; a child that is cancelled alone makes gather() raise CancelledError."""
import asyncio


async def child(name):
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError as error:
        print(name, "cancelled", error.args)
        raise


async def main():
    both = asyncio.gather(child("a"), child("b"))
    await asyncio.sleep(0.1)
    print(both.cancel("stop"))
    try:
        await both
    except asyncio.CancelledError as error:
        print("gather:", error.args, both.cancelled())
    tasks = [asyncio.create_task(child(name)) for name in "cd"]
    both = asyncio.gather(*tasks)
    asyncio.get_running_loop().call_later(0.1, tasks[0].cancel)
    try:
        await both
    except asyncio.CancelledError:
        print([task.done() for task in tasks], both.cancelled())


asyncio.run(main())
