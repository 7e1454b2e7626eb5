"""A row that one transaction has changed makes the next one wait until it ends; readers never wait."""
import asyncio
import time

import asyncpg


async def change(pool, name, row, hold, start):
    async with pool.acquire() as conn, conn.transaction():
        await conn.execute("UPDATE lock_accounts SET balance = balance + 10 WHERE id = $1", row)
        changed = round(time.monotonic() - start, 1)
        await asyncio.sleep(hold)
    return name, changed, round(time.monotonic() - start, 1)


async def main():
    async with asyncpg.create_pool(min_size=4, max_size=4) as pool:
        await pool.execute(
            "DROP TABLE IF EXISTS lock_accounts; CREATE TABLE lock_accounts (id int PRIMARY KEY, balance int);"
            "INSERT INTO lock_accounts VALUES (1, 100), (2, 200)"
        )
        start = time.monotonic()
        first = asyncio.create_task(change(pool, "first", 1, 0.4, start))
        await asyncio.sleep(0.1)
        second = asyncio.create_task(change(pool, "second", 1, 0.2, start))
        other = asyncio.create_task(change(pool, "other row", 2, 0.1, start))
        await asyncio.sleep(0.2)
        print("reader sees", await pool.fetchval("SELECT balance FROM lock_accounts WHERE id = 1"), round(time.monotonic() - start, 1))
        print(await asyncio.gather(first, second, other))
        print(await pool.fetch("SELECT * FROM lock_accounts ORDER BY id"))
        await pool.execute("DROP TABLE lock_accounts")


asyncio.run(main())
