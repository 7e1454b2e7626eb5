"""asyncio.run() inside a running loop is an error, and so is run_until_complete()."""
import asyncio


async def inner():
    return 1


async def main():
    coroutine = inner()
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print(error)
    coroutine.close()
    await asyncio.sleep(0.1)
    task = asyncio.create_task(inner())
    try:
        asyncio.get_running_loop().run_until_complete(task)
    except RuntimeError as error:
        print(error)
    print("still works:", await task)


asyncio.run(main())
