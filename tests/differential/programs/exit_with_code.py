"""sys.exit() in a coroutine: clean-up runs, and the program ends with its code."""
import asyncio
import sys


async def background():
    try:
        await asyncio.sleep(5)
    finally:
        print("background cleans up")


async def main():
    task = asyncio.create_task(background())
    await asyncio.sleep(0.1)
    try:
        sys.exit("wrong input" if not task.done() else 0)
    finally:
        print("main cleans up")


try:
    asyncio.run(main())
finally:
    print("the program cleans up")
