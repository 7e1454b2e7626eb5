import asyncio


async def greet(name):
    await asyncio.sleep(2)
    print(f"Hello, {name}!")


print(greet("world"))
