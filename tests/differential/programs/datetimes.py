"""datetime.now() and utcnow-like calls go on with the other clocks."""
import asyncio
import time
from datetime import date, datetime, timedelta, timezone


async def main():
    start, local, day = datetime.now(timezone.utc), datetime.now(), date.today()
    await asyncio.sleep(0.2)
    took = datetime.now(timezone.utc) - start
    print(isinstance(took, timedelta), f"{took.total_seconds():.1f}", f"{(datetime.now() - local).total_seconds():.1f}")
    print((date.today() - day).days in (0, 1), abs(time.time() - datetime.now().timestamp()) < 0.1)
    deadline = datetime.now() + timedelta(seconds=0.2)
    while datetime.now() < deadline:
        await asyncio.sleep(0.1)
    print(f"{(datetime.now(timezone.utc) - start).total_seconds():.1f}")


asyncio.run(main())
