"""except* sorts a group's errors; split(), subgroup(), and what is left is raised again."""
import asyncio


async def fails(n):
    await asyncio.sleep(n / 10)
    try:
        await asyncio.sleep(0)
    finally:
        raise (ValueError, KeyError, OSError)[n](n)


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            for n in range(3):
                group.create_task(fails(n))
    except* (ValueError, TypeError) as group:
        print("values", group.exceptions)
    except* LookupError as group:
        print("lookups", group.exceptions)


try:
    asyncio.run(main())
except ExceptionGroup as group:
    print("left:", group.exceptions)
both = ExceptionGroup("both", [ValueError(1), ExceptionGroup("in", [OSError(2), ValueError(3)])])
found, rest = both.split(ValueError)
print(found, "|", rest, "|", repr(both.subgroup(OSError)))
