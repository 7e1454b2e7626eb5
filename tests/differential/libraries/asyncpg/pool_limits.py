"""A pool of two connections and six queries: three rounds. Those who wait are served in turn."""
import asyncio
import time

import asyncpg


async def work(pool, number):
    async with pool.acquire() as conn:
        await conn.execute("SELECT pg_sleep(0.2)")
        return number


async def main():
    start = time.monotonic()
    async with asyncpg.create_pool(min_size=1, max_size=2) as pool:
        print(pool.get_size(), pool.get_idle_size(), pool.get_min_size(), pool.get_max_size())
        for task in asyncio.as_completed([work(pool, number) for number in range(6)]):
            await task
            print(round(time.monotonic() - start, 1))
        print(pool.get_size(), pool.get_idle_size())
        print(await asyncio.gather(*(pool.fetchval("SELECT $1::int", number) for number in range(5))))
        print(await pool.execute("SELECT 1"), await pool.fetchrow("SELECT 1 AS one"), await pool.fetch("SELECT 1 AS one"))
    print(round(time.monotonic() - start, 1))


asyncio.run(main())
