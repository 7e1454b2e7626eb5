"""Cancelling the wait for a thread does not stop the thread, and asyncio.run() waits for it."""
import asyncio
import time


def blocking():
    time.sleep(0.4)
    print("the thread has ended")


async def main():
    try:
        await asyncio.wait_for(asyncio.to_thread(blocking), 0.1)
    except TimeoutError:
        print(f"gave up at {time.monotonic() - start:.1f}")
    await asyncio.sleep(0.1)
    print("main is over")


start = time.monotonic()
asyncio.run(main())
print(f"{time.monotonic() - start:.1f}")
