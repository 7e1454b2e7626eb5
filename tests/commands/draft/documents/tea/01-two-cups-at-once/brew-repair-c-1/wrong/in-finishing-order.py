import asyncio

async def brew(cup, seconds):
    print(f"{cup} in")
    await asyncio.sleep(seconds)
    print(f"{cup} out")
    return cup

async def main():
    cups = [await one for one in asyncio.as_completed([brew("tea", 2), brew("mate", 1)])]
    print(cups)

asyncio.run(main())
