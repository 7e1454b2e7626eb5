import asyncio


async def main():
    # parsons: begin
    await asyncio.sleep(1)
    await asyncio.sleep(2)
    await asyncio.sleep(3)
    # parsons: end


asyncio.run(main())
