"""An Event wakes all that wait, in their order; clear() makes it wait again."""
import asyncio
import time


async def waiter(name, event):
    await event.wait()
    print(f"{time.monotonic() - start:.1f} {name}")


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(name, event)) for name in "abc"]
    await asyncio.sleep(0.2)
    event.set()
    await asyncio.gather(*tasks)
    await waiter("late", event)
    event.clear()
    print(event.is_set())
    asyncio.get_running_loop().call_later(0.1, event.set)
    await waiter("again", event)


start = time.monotonic()
asyncio.run(main())
