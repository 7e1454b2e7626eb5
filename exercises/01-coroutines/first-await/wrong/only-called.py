import asyncio


async def greet(name):
    await asyncio.sleep(2)
    print(f"Hello, {name}!")


if __name__ == "__main__":
    print(greet("world"))
