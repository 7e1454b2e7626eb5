import asyncio


async def main():
    ready = asyncio.Event()
    print("waiting")
    await asyncio.sleep(1)
    await ready.wait()
    print("ready")


asyncio.run(main())
