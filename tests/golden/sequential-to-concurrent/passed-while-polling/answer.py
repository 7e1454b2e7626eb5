import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)  # stands for a request over the network
    print(f"{name} arrived")
    return f"{name} in {seconds} s"


async def load_page(weather, news, mail):
    tasks = [
        asyncio.create_task(fetch("weather", weather)),
        asyncio.create_task(fetch("news", news)),
        asyncio.create_task(fetch("mail", mail)),
    ]
    while not all(task.done() for task in tasks):
        print("loading ...")
        await asyncio.sleep(0.25)
    return [task.result() for task in tasks]


async def main():
    print(await load_page(3, 1, 2))


if __name__ == "__main__":
    asyncio.run(main())
