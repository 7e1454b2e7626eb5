"""A task that swallows its cancellation goes on, and counts as returned; `except Exception` swallows nothing."""
import asyncio


async def swallows():
    for n in range(3):
        try:
            await asyncio.sleep(0.2)
            print("slept", n)
        except asyncio.CancelledError:
            print("ignored in", n)
    return "went on"


async def careful():
    try:
        await asyncio.sleep(5)
    except Exception:
        print("never printed")


async def main():
    tasks = [asyncio.create_task(swallows()), asyncio.create_task(careful())]
    await asyncio.sleep(0.1)
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
    print(tasks[0].result(), tasks[0].cancelled(), tasks[0].cancelling(), tasks[1].cancelled())


asyncio.run(main())
