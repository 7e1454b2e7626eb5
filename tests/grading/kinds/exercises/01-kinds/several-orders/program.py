import asyncio


async def make(drink, steps):
    for _ in range(steps):
        await asyncio.sleep(2 / steps)
    print(drink)


async def main():
    await asyncio.gather(make("tea", 1), make("coffee", 2))
    print("served")


asyncio.run(main())
