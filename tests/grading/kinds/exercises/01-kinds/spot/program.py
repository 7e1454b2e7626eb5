import asyncio
import time


async def cook(dish):
    await asyncio.sleep(3)
    time.sleep(1)
    print(dish)


async def main():
    # lunch for two
    await asyncio.gather(cook("rice"), cook("soup"))
    tea = asyncio.create_task(asyncio.to_thread(time.sleep, 2))
    await tea
    time.sleep(2)
    asyncio.sleep(1)


asyncio.run(main())
