"""An exception that nobody catches ends the program after the clean-up of its tasks."""
import asyncio


async def background():
    try:
        await asyncio.sleep(5)
    finally:
        await asyncio.sleep(0.1)
        print("cleaned up")


async def main():
    task = asyncio.create_task(background())
    await asyncio.sleep(0.1)
    print("about to fail", task.done())
    raise ZeroDivisionError("by zero")


asyncio.run(main())
print("never printed")
