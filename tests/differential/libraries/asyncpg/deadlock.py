"""Two transactions that lock two rows in opposite order: after a second the server ends one of them."""
import asyncio
import time

import asyncpg


async def transfer(pool, name, first, second, delay):
    await asyncio.sleep(delay)
    try:
        async with pool.acquire() as conn, conn.transaction():
            await conn.execute("UPDATE dead_accounts SET balance = balance - 1 WHERE id = $1", first)
            await asyncio.sleep(0.2)
            await conn.execute("UPDATE dead_accounts SET balance = balance + 1 WHERE id = $1", second)
            return f"{name} done"
    except asyncpg.DeadlockDetectedError as error:
        return f"{name}: {error.args[0]}, {error.sqlstate}"


async def main():
    async with asyncpg.create_pool(min_size=2, max_size=2) as pool:
        await pool.execute(
            "DROP TABLE IF EXISTS dead_accounts; CREATE TABLE dead_accounts (id int PRIMARY KEY, balance int);"
            "INSERT INTO dead_accounts VALUES (1, 100), (2, 200)"
        )
        start = time.monotonic()
        print(await asyncio.gather(transfer(pool, "A", 1, 2, 0), transfer(pool, "B", 2, 1, 0.1)))
        print(round(time.monotonic() - start, 1), await pool.fetch("SELECT * FROM dead_accounts ORDER BY id"))
        await pool.execute("DROP TABLE dead_accounts")


asyncio.run(main())
