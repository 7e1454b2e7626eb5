import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)  # stands for a request over the network
    print(f"{name} arrived")
    return f"{name} in {seconds} s"


async def load_page(weather, news, mail):
    answers = []
    while len(answers) < 3:
        await asyncio.sleep(0.1)
    return answers


async def main():
    print(await load_page(3, 1, 2))


if __name__ == "__main__":
    asyncio.run(main())
