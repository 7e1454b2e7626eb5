"""asyncio.run() runs a coroutine to its end, returns its value and raises its exception."""
import asyncio
import time


async def double(x):
    await asyncio.sleep(0.2)
    return x * 2


async def fails():
    await asyncio.sleep(0.1)
    raise LookupError("nothing here")


start = time.monotonic()
print(asyncio.run(double(21)), f"{time.monotonic() - start:.1f}")
try:
    asyncio.run(fails())
except LookupError as error:
    print("raised", repr(error), f"{time.monotonic() - start:.1f}")
try:
    asyncio.run(42)
except (TypeError, ValueError) as error:
    print("not a coroutine:", "coroutine" in str(error))
