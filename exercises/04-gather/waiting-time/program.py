import asyncio


async def step(name, seconds):
    print(f"{name} …")
    await asyncio.sleep(seconds)


async def tea():
    await step("steep the tea", 2)
    await step("let it cool", 3)


async def main():
    await step("boil water", 2)
    await asyncio.gather(step("toast", 4), step("boil eggs", 3), tea())
    await step("serve", 1)


asyncio.run(main())
