"""The loop's exception handler hears of callbacks that fail and of exceptions that nobody retrieved."""
import asyncio
import gc


def handler(loop, context):
    print("heard:", context["message"].partition("(")[0], "/", repr(context.get("exception")))


async def fails():
    await asyncio.sleep(0.1)
    raise ValueError("nobody listens")


def broken_callback():
    raise KeyError("callback")


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    loop.call_soon(broken_callback)
    task = asyncio.create_task(fails())
    await asyncio.sleep(0.2)
    print("failed:", task.done())
    del task
    gc.collect()
    loop.call_exception_handler({"message": "by hand"})
    print(loop.get_exception_handler() is handler)


asyncio.run(main())
