"""What clocks show is no duration.

differs: virtual wall clocks start on 2026-01-01 and monotonic ones at 1,000 s, so only the duration is compared
compares: elapsed
"""
import asyncio
import time
from datetime import datetime


async def main():
    print(datetime.now(), time.monotonic(), time.strftime("%H:%M:%S"))
    await asyncio.sleep(0.2)
    print(datetime.now(), time.monotonic(), asyncio.get_running_loop().time())


asyncio.run(main())
