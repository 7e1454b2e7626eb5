import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def main():
    # parsons: begin
    one = asyncio.create_task(fetch("apple", 2))
    two = asyncio.create_task(fetch("bread", 1))
    print(await one)
    print(await two)
    # parsons end


asyncio.run(main())
