import asyncio


async def brew(cup, seconds):
    print(f"{cup}: started")
    await asyncio.sleep(seconds)
    print(f"{cup}: ready")
    return cup


async def serve(orders):
    return await asyncio.gather(*(brew(cup, seconds) for cup, seconds in orders))


async def main():
    print(await serve([("espresso", 1), ("latte", 3), ("tea", 2)]))


if __name__ == "__main__":
    asyncio.run(main())
