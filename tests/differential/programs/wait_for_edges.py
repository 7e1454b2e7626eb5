"""wait_for(): an error passes through, a cancellation from outside too, and a result made in clean-up counts."""
import asyncio


async def stubborn():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        return "made it after all"


async def fails():
    await asyncio.sleep(0.1)
    raise OSError("broken")


async def main():
    print(await asyncio.wait_for(stubborn(), 0.1))
    try:
        await asyncio.wait_for(fails(), 1)
    except OSError as error:
        print(repr(error))
    task = asyncio.create_task(asyncio.wait_for(asyncio.sleep(5), 3))
    await asyncio.sleep(0.1)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))
    future = asyncio.get_running_loop().create_future()
    try:
        await asyncio.wait_for(future, 0.1)
    except TimeoutError:
        print("future", future.cancelled())


asyncio.run(main())
