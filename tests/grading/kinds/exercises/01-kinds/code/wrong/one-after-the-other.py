import asyncio


async def greet(name):
    await asyncio.sleep(1)
    return f"hello {name}"


async def greet_both(first, second):
    return [await greet(first), await greet(second)]
