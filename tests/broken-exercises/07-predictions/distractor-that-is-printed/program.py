import asyncio


async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    print(name)


async def main():
    await asyncio.gather(
        fetch("apple", 3),
        fetch("bread", 1),
        fetch("cheese", 2),
    )
    print("done")


asyncio.run(main())
