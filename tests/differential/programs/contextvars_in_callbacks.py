"""Callbacks run in the context in which they were asked for, or in the one given; tokens reset."""
import asyncio
import contextvars

level = contextvars.ContextVar("level", default=0)


def show(label):
    print(label, level.get())


async def main():
    loop = asyncio.get_running_loop()
    empty = contextvars.Context()
    token = level.set(1)
    loop.call_soon(show, "soon")
    loop.call_later(0.1, show, "later")
    loop.call_soon(show, "empty context", context=empty)
    level.reset(token)
    future = loop.create_future()
    future.add_done_callback(lambda _: show("done callback"), context=empty)
    level.set(2)
    future.set_result(None)
    await asyncio.sleep(0.2)
    show("main")


asyncio.run(main())
