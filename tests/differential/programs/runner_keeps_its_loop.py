"""asyncio.Runner: several calls of run() on one loop and in one context, closed at the end."""
import asyncio
import contextvars

user = contextvars.ContextVar("user", default="nobody")


async def log_in(name):
    await asyncio.sleep(0.1)
    user.set(name)


async def who():
    await asyncio.sleep(0.1)
    return user.get()


with asyncio.Runner() as runner:
    loop = runner.get_loop()
    runner.run(log_in("ada"))
    print("same context:", runner.run(who()))
    print("same loop:", runner.get_loop() is loop)
    print("own context:", runner.run(who(), context=contextvars.Context()))
print("closed:", loop.is_closed(), "outside:", user.get())
try:
    runner.run(who())
except RuntimeError as error:
    print(error)
