"""wait_for() inside timeout() inside wait_for(): who gives up first, and what the task then says."""
import asyncio
import time


async def inner():
    try:
        async with asyncio.timeout(0.4):
            await asyncio.wait_for(asyncio.sleep(5), 0.2)
    except TimeoutError:
        print(f"{time.monotonic() - start:.1f} inner gives up")
        await asyncio.sleep(5)


async def main():
    try:
        await asyncio.wait_for(inner(), 0.3)
    except TimeoutError:
        print(f"{time.monotonic() - start:.1f} outer gives up")
    print(asyncio.current_task().cancelling(), len(asyncio.all_tasks()))


start = time.monotonic()
asyncio.run(main())
