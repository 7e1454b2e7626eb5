import asyncio


async def fetch(what, seconds):
    await asyncio.sleep(seconds)
    return f"{what} loaded"


async def main():
    print("loading …")
    news = asyncio.create_task(fetch("news", 3))
    print(await news)
    weather = asyncio.create_task(fetch("weather", 2))
    print(await weather)


asyncio.run(main())
