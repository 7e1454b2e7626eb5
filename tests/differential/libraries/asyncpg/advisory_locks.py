"""Locks on numbers, held by a session or by a transaction."""
import asyncio
import time

import asyncpg


async def main():
    one, two = await asyncpg.connect(), await asyncpg.connect()
    start = time.monotonic()
    await one.execute("SELECT pg_advisory_lock(4711)")
    print(await two.fetchval("SELECT pg_try_advisory_lock(4711)"), await one.fetchval("SELECT pg_try_advisory_lock(4711)"))
    waiting = asyncio.create_task(two.execute("SELECT pg_advisory_lock(4711)"))
    await asyncio.sleep(0.2)
    print(await one.fetchval("SELECT pg_advisory_unlock(4711)"), waiting.done())
    print(await one.fetchval("SELECT pg_advisory_unlock(4711)"), await waiting, round(time.monotonic() - start, 1))
    print(await one.fetchval("SELECT pg_try_advisory_lock(4711)"))
    await two.close()
    await asyncio.sleep(0.1)
    async with one.transaction():
        print(await one.fetchval("SELECT pg_try_advisory_xact_lock(4711)"))
    print(await one.fetchval("SELECT pg_try_advisory_lock(4711)"), await one.fetchval("SELECT pg_advisory_unlock_all()"))
    await one.close()


asyncio.run(main())
