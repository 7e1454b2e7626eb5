"""cancelling() counts requests, uncancel() takes one back."""
import asyncio


async def main():
    task = asyncio.current_task()
    loop = asyncio.get_running_loop()
    loop.call_later(0.1, task.cancel)
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("asked", task.cancelling(), "left", task.uncancel())
    await asyncio.sleep(0.1)
    task.cancel()
    task.cancel()
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError:
        print(task.cancelling(), task.uncancel(), task.uncancel())
    async with asyncio.timeout(0.1) as scope:
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            print("by the timeout", task.cancelling(), scope.expired())
            raise


try:
    asyncio.run(main())
except TimeoutError:
    print("timed out")
