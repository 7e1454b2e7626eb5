import asyncio


async def walk_home(name):
    await asyncio.sleep(2)
    print(name, "is home")


async def main():
    await walk_home("Ada"), await walk_home("Bo")


asyncio.run(main())
