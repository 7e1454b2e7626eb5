import asyncio


async def ${verb}(name):
    await asyncio.sleep(${pause})
    print(f"${verb}: {name}")


async def tell(name):
    print(f"{name} is next")


async def main():
    task = asyncio.create_task(${verb}("${first}"))
    await ${verb}("${second}")
    ${line_a}
    await tell("${first}")
    ${line_b}
    await task


asyncio.run(main())
