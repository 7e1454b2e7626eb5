"""An error in the body of a TaskGroup cancels its tasks; KeyboardInterrupt-like errors come bare."""
import asyncio


async def member():
    try:
        await asyncio.sleep(5)
    finally:
        await asyncio.sleep(0.1)
        print("member has cleaned up")


async def main(error):
    async with asyncio.TaskGroup() as group:
        group.create_task(member())
        await asyncio.sleep(0.1)
        raise error


try:
    asyncio.run(main(ValueError("body")))
except* ValueError as group:
    print(group.exceptions)
try:
    asyncio.run(main(SystemExit(3)))
except SystemExit as error:
    print("bare exit", error.code)
