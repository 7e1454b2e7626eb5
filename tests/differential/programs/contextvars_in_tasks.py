"""A task has a copy of the context at its making: what it sets stays inside."""
import asyncio
import contextvars

request = contextvars.ContextVar("request", default="none")


async def handle(name, delay):
    request.set(name)
    await asyncio.sleep(delay)
    await nested()


async def nested():
    print("handling", request.get())


async def main():
    request.set("main")
    await asyncio.gather(handle("a", 0.2), handle("b", 0.1))
    print("still", request.get())
    await handle("awaited, not a task", 0.1)
    print("now", request.get())
    context = contextvars.copy_context()
    await asyncio.create_task(handle("in a context of its own", 0), context=context)
    print(context[request], "/", request.get())
    print(await asyncio.to_thread(request.get))


asyncio.run(main())
