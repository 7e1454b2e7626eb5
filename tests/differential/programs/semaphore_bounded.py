"""A BoundedSemaphore refuses one release too many; a plain Semaphore grows by it."""
import asyncio


async def main():
    bounded = asyncio.BoundedSemaphore(1)
    async with bounded:
        print(bounded.locked())
        try:
            await asyncio.wait_for(bounded.acquire(), 0.1)
        except TimeoutError:
            print("taken")
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    plain = asyncio.Semaphore(0)
    asyncio.get_running_loop().call_later(0.1, plain.release)
    print(await plain.acquire(), plain.locked())
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)


asyncio.run(main())
