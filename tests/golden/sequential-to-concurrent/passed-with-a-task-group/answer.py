import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)  # stands for a request over the network
    print(f"{name} arrived")
    return f"{name} in {seconds} s"


async def load_page(weather, news, mail):
    async with asyncio.TaskGroup() as group:
        first = group.create_task(fetch("weather", weather))
        second = group.create_task(fetch("news", news))
        third = group.create_task(fetch("mail", mail))
    return [first.result(), second.result(), third.result()]


async def main():
    print(await load_page(3, 1, 2))


if __name__ == "__main__":
    asyncio.run(main())
