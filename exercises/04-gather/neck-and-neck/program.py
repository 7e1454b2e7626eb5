import asyncio


async def run(name, *laps):
    for number, seconds in enumerate(laps, start=1):
        await asyncio.sleep(seconds)
        print(f"{name}: lap {number}")


async def main():
    await asyncio.gather(run("Ana", 2, 2, 2), run("Bo", 1, 3))
    print("both are home")


asyncio.run(main())
