import asyncio


async def race(seconds):
    await asyncio.sleep(2)
    return seconds


async def main():
    tasks = [asyncio.create_task(race(2)), asyncio.create_task(race(5))]
    done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    await asyncio.sleep(done.pop().result())


asyncio.run(main())
