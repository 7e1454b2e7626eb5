import asyncio


async def fetch(seconds):
    await asyncio.sleep(seconds)


async def main():
    await asyncio.gather(
        asyncio.create_task(fetch(3), name="apple"),
        asyncio.create_task(fetch(2), name="bread"),
    )


asyncio.run(main())
