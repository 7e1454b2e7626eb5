import asyncio

async def customer(name, seconds):
    tills = asyncio.Semaphore(2)
    async with tills:
        await asyncio.sleep(seconds)
    return name


async def main():
    print(await asyncio.gather(customer("Ida", 2), customer("Jo", 2), customer("Kai", 1), customer("Lu", 1)))


if __name__ == "__main__":
    asyncio.run(main())
