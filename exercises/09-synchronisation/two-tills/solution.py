import asyncio

# parsons: begin
tills = asyncio.Semaphore(2)
async def customer(name, seconds):
    async with tills:
        await asyncio.sleep(seconds)
    return name
# parsons: end


async def main():
    print(await asyncio.gather(customer("Ida", 2), customer("Jo", 2), customer("Kai", 1), customer("Lu", 1)))


if __name__ == "__main__":
    asyncio.run(main())
