import asyncio


async def work():
    print("the task begins")
    await asyncio.sleep(1)
    print("the task ends")


async def main():
    task = asyncio.create_task(work())
    print("main goes on")
    await task


asyncio.run(main())
