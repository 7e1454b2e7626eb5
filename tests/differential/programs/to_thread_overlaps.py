"""to_thread(): blocking functions overlap with tasks and with each other; errors and arguments pass."""
import asyncio
import time


def blocking(name, delay=0.3, *, fail=False):
    time.sleep(delay)
    if fail:
        raise OSError(name)
    return name


async def ticker():
    for n in range(3):
        print(f"{time.monotonic() - start:.1f} tick {n}")
        await asyncio.sleep(0.1)


async def main():
    results = await asyncio.gather(
        ticker(),
        asyncio.to_thread(blocking, "a"),
        asyncio.to_thread(blocking, "b", 0.2),
        asyncio.to_thread(blocking, "c", fail=True),
        return_exceptions=True,
    )
    print(results, f"{time.monotonic() - start:.1f}")


start = time.monotonic()
asyncio.run(main())
