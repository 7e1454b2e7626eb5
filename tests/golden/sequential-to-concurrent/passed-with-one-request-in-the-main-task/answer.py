import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)  # stands for a request over the network
    print(f"{name} arrived")
    return f"{name} in {seconds} s"


async def load_page(weather, news, mail):
    second = asyncio.create_task(fetch("news", news))
    third = asyncio.create_task(fetch("mail", mail))
    first = await fetch("weather", weather)
    return [first, await second, await third]


async def main():
    print(await load_page(3, 1, 2))


if __name__ == "__main__":
    asyncio.run(main())
