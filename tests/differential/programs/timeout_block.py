"""asyncio.timeout(): expired(), None for none, and errors that pass through."""
import asyncio
import time


async def main():
    start = time.monotonic()
    try:
        async with asyncio.timeout(0.2) as scope:
            print(scope.expired(), f"{scope.when() - asyncio.get_running_loop().time():.1f}")
            await asyncio.sleep(5)
    except TimeoutError as error:
        print("timed out", scope.expired(), error.args, f"{time.monotonic() - start:.1f}")
    async with asyncio.timeout(None) as scope:
        await asyncio.sleep(0.1)
    print(scope.when(), scope.expired())
    try:
        async with asyncio.timeout(1):
            raise ValueError("other")
    except ValueError as error:
        print(error)
    async with asyncio.timeout(0.1) as scope:
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print("inside it is a cancellation", scope.expired())
            await asyncio.sleep(0.1)
            raise


try:
    asyncio.run(main())
except TimeoutError:
    print("out of main")
