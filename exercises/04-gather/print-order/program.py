import asyncio


async def bake(name, seconds):
    print(f"{name} in")
    await asyncio.sleep(seconds)
    print(f"{name} out")
    return name


async def main():
    print("oven on")
    done = await asyncio.gather(bake("bread", 3), bake("rolls", 1), bake("pie", 2))
    print("on the table:", ", ".join(done))


asyncio.run(main())
