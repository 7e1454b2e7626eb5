import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def main():
    one = asyncio.create_task(fetch("${first}", ${slow}))
    two = fetch("${second}", ${fast})
    print(await one)
    print(await two)


asyncio.run(main())
