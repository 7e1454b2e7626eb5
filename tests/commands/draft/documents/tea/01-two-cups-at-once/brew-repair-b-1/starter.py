import asyncio

async def brew(cup, seconds):
    print(f"{cup} in")
    asyncio.sleep(seconds)
    print(f"{cup} out")
    return cup

async def main():
    cups = await asyncio.gather(brew("tea", 2), brew("mate", 1))
    print(cups)

asyncio.run(main())
