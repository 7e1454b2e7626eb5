"""An error in an inner TaskGroup crosses the outer one; groups nest in exception groups as well."""
import asyncio


async def fails():
    await asyncio.sleep(0.1)
    raise RuntimeError("inner")


async def watched(name, delay):
    try:
        await asyncio.sleep(delay)
        print(name, "done")
    finally:
        print(name, "leaves")


async def main():
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(watched("outer", 5))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(watched("inner", 5))
                inner.create_task(fails())
    except ExceptionGroup as group:
        print(group)
        print([type(part).__name__ for part in group.exceptions])
        print(repr(group.exceptions[0].exceptions[0]))
    async with asyncio.TaskGroup() as outer:
        async with asyncio.TaskGroup() as inner:
            inner.create_task(watched("x", 0.1))
        outer.create_task(watched("y", 0.1))


asyncio.run(main())
