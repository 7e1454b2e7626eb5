import asyncio


async def walk_home(name):
    ___pause___ asyncio.sleep(2)
    print(name, "is home")


async def main():
    ___together___


asyncio.run(main())
