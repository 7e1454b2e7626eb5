"""wait_for() cancels what is too slow and waits for its clean-up."""
import asyncio
import time


async def work(delay, clean_up=0.0):
    try:
        await asyncio.sleep(delay)
        return f"done after {delay}"
    except asyncio.CancelledError:
        await asyncio.sleep(clean_up)
        print("cleaned up")
        raise


async def main():
    start = time.monotonic()
    print(await asyncio.wait_for(work(0.1), 0.2), await asyncio.wait_for(work(0.1), None))
    for arguments in ((5,), (5, 0.1)):
        try:
            await asyncio.wait_for(work(*arguments), 0.1)
        except asyncio.TimeoutError as error:
            print(type(error).__name__, type(error.__cause__).__name__, f"{time.monotonic() - start:.1f}")
    try:
        await asyncio.wait_for(asyncio.sleep(1), 0)
    except TimeoutError:
        print(f"at once {time.monotonic() - start:.1f}")


asyncio.run(main())
