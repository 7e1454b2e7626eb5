"""Tasks made by an eager factory keep their names, run before create_task() returns, and can fail at once.

needs: 3.12
"""
import asyncio


async def step(name, delay):
    print(name, "begins")
    await asyncio.sleep(delay)
    print(name, "runs as", asyncio.current_task().get_name())
    return name


async def fails():
    raise OSError("at once")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.create_eager_task_factory(asyncio.Task))
    named = loop.create_task(step("x", 0.1), name="named")
    print("main goes on as another task:", asyncio.current_task() is not named)
    print(await named)
    print(await asyncio.gather(asyncio.create_task(step("y", 0.2), name="why"), fails(), return_exceptions=True))


asyncio.run(main())
