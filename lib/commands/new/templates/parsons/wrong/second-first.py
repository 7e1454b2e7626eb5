import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def main():
    one = asyncio.create_task(fetch("${first}", ${slow}))
    two = asyncio.create_task(fetch("${second}", ${fast}))
    print(await two)
    print(await one)


asyncio.run(main())
