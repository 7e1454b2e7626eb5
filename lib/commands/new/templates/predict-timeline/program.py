import asyncio


async def fetch(seconds):
    await asyncio.sleep(seconds)


async def main():
    await asyncio.gather(
        asyncio.create_task(fetch(${slow}), name="${first}"),
        asyncio.create_task(fetch(${fast}), name="${second}"),
    )


asyncio.run(main())
