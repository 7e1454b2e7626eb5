import asyncio


async def brew(cup, seconds):
    await asyncio.sleep(seconds)
    return f"{cup} is ready"


async def breakfast(cups, toast):
    """Makes toast while the cups brew; returns what is ready, the toast last."""
    tasks = [asyncio.create_task(brew(cup, seconds)) for cup, seconds in cups.items()]
    await asyncio.sleep(toast)
    ready = [await task for task in tasks]
    return ready + ["toast is ready"]


async def main():
    for line in await breakfast({"tea": 3, "coffee": 5}, 2):
        print(line)


if __name__ == "__main__":
    asyncio.run(main())
