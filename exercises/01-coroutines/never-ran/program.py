import asyncio


async def ${verb}(name):
    await asyncio.sleep(${pause})
    print(f"${verb}: {name}")


async def tell(name):
    print(f"{name} is next")


async def main():
    ${body}
    await task


asyncio.run(main())
