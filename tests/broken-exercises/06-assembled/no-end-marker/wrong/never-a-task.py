import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def main():
    one = asyncio.create_task(fetch("apple", 2))
    two = fetch("bread", 1)
    print(await one)
    print(await two)


asyncio.run(main())
