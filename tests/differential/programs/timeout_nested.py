"""Timeouts inside timeouts: only the one that expired raises."""
import asyncio


async def main(outer, inner):
    try:
        async with asyncio.timeout(outer) as a:
            try:
                async with asyncio.timeout(inner) as b:
                    await asyncio.sleep(0.3)
                    print("slept")
            except TimeoutError:
                print("inner timed out")
            await asyncio.sleep(0.1)
    except TimeoutError:
        print("outer timed out")
    print(a.expired(), b.expired(), asyncio.current_task().cancelling())


for limits in ((0.2, 0.1), (0.1, 0.2), (5, 5)):
    asyncio.run(main(*limits))
