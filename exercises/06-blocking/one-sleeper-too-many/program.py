import asyncio
import time


async def waits_politely():
    await asyncio.sleep(${short})


async def waits_rudely():
    time.sleep(${long})


async def main():
    await asyncio.gather(
        asyncio.create_task(waits_politely(), name="${polite}"),
        asyncio.create_task(waits_rudely(), name="${rude}"),
    )


asyncio.run(main())
