import asyncio


async def cook(seconds):
    await asyncio.sleep(seconds)


async def main():
    toast = asyncio.create_task(cook(2), name="toast")
    eggs = asyncio.create_task(cook(3), name="eggs")
    await asyncio.gather(toast, eggs)
    await asyncio.sleep(1)


asyncio.run(main())
