"""A coroutine that was never awaited is reported by Python itself."""
import asyncio
import gc
import warnings


async def save():
    print("never printed")


async def main():
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        save()
        gc.collect()
    print([str(warning.message) for warning in seen], [warning.category.__name__ for warning in seen])
    await asyncio.sleep(0.1)


asyncio.run(main())
