"""A timeout is moved while it runs, to later and to sooner, or taken away."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    async with asyncio.timeout(0.2) as scope:
        for n in range(3):
            await asyncio.sleep(0.1)
            scope.reschedule(loop.time() + 0.2)
            print("still alive", n)
    try:
        async with asyncio.timeout(10) as scope:
            scope.reschedule(loop.time() + 0.1)
            await asyncio.sleep(5)
    except TimeoutError:
        print(f"{loop.time() - start:.1f}", scope.expired())
    async with asyncio.timeout(0.1) as scope:
        scope.reschedule(None)
        await asyncio.sleep(0.2)
    try:
        scope.reschedule(1)
    except RuntimeError as error:
        print(error)


asyncio.run(main())
