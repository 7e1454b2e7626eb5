"""call_soon() is first in, first out, and between the steps of tasks; a cancelled handle does not run."""
import asyncio


async def task(name):
    print(name, 1)
    await asyncio.sleep(0)
    print(name, 2)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "callback 1")
    both = [asyncio.create_task(task("a"))]
    loop.call_soon(lambda: loop.call_soon(print, "from a callback"))
    both.append(asyncio.create_task(task("b")))
    gone = loop.call_soon(print, "never printed")
    loop.call_soon_threadsafe(print, "threadsafe")
    gone.cancel()
    print("main waits", gone.cancelled())
    await asyncio.gather(*both)
    await asyncio.sleep(0)


asyncio.run(main())
