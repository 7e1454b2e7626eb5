import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def main():
    # parsons: begin
    one = asyncio.create_task(fetch("${first}", ${slow}))
    two = asyncio.create_task(fetch("${second}", ${fast}))
    print(await one)
    print(await two)
    # parsons: end


asyncio.run(main())
