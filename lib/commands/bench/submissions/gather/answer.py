import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    return name.upper()


async def load(pages):
    """Fetches all pages at once; each is a name and the seconds that it takes."""
    return await asyncio.gather(*(fetch(name, seconds) for name, seconds in pages))


async def main():
    for text in await load([("news", 2), ("weather", 1), ("sport", 3)]):
        print(text)


if __name__ == "__main__":
    asyncio.run(main())
