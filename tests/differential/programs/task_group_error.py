"""One task of a TaskGroup fails: the others are cancelled, and the errors come as an exception group."""
import asyncio


async def fails(delay, error):
    await asyncio.sleep(delay)
    raise error


async def patient(name, clean_up):
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        await asyncio.sleep(clean_up)
        print(name, "cancelled")
        if name == "second":
            raise KeyError("while cleaning up") from None
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails(0.1, ValueError("first failure")))
            group.create_task(patient("first", 0.1))
            group.create_task(patient("second", 0.2))
            await asyncio.sleep(5)
            print("never printed")
    except* ValueError as group:
        print("values:", group.exceptions)
    except* KeyError as group:
        print("keys:", group.exceptions)


asyncio.run(main())
