"""cancel(msg), cancel() before the first step, twice, and of a task that waits for another task."""
import asyncio


async def sleeper(name):
    print(name, "starts")
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError as error:
        print(name, error.args)
        raise


async def boss(task):
    await task


async def main():
    early, late = asyncio.create_task(sleeper("early")), asyncio.create_task(sleeper("late"))
    print(early.cancel("before it began"))
    await asyncio.sleep(0.1)
    print(early.cancelled(), late.cancel("first"), late.cancel("second"), late.cancelling())
    await asyncio.wait([late])
    inner = asyncio.create_task(sleeper("inner"))
    outer = asyncio.create_task(boss(inner))
    await asyncio.sleep(0.1)
    outer.cancel("from above")
    await asyncio.wait([outer])
    print(inner.cancelled(), outer.cancelled())


asyncio.run(main())
