import asyncio


async def fetch(what, seconds):
    await asyncio.sleep(seconds)
    return f"{what} loaded"


async def main():
    news = asyncio.create_task(fetch("news", 3))
    weather = asyncio.create_task(fetch("weather", 2))
    print(await news)
    print("loading …")
    print(await weather)


asyncio.run(main())
