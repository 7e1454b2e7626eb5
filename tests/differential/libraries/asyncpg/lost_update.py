"""Read, wait, write: lost updates, and four ways not to lose them."""
import asyncio

import asyncpg


async def naive(conn):
    value = await conn.fetchval("SELECT value FROM lost_counter")
    await asyncio.sleep(0.1)
    await conn.execute("UPDATE lost_counter SET value = $1", value + 1)


async def in_transaction(conn):
    async with conn.transaction():
        await naive(conn)


async def atomic(conn):
    await asyncio.sleep(0.1)
    await conn.execute("UPDATE lost_counter SET value = value + 1")


async def locked(conn):
    async with conn.transaction():
        value = await conn.fetchval("SELECT value FROM lost_counter FOR UPDATE")
        await asyncio.sleep(0.1)
        await conn.execute("UPDATE lost_counter SET value = $1", value + 1)


async def repeatable(conn):
    for tries in range(5):
        try:
            async with conn.transaction(isolation="repeatable_read"):
                await naive(conn)
            return tries
        except asyncpg.SerializationError as error:
            print(error)
    return None


async def main():
    async with asyncpg.create_pool(min_size=3, max_size=3) as pool:
        await pool.execute("DROP TABLE IF EXISTS lost_counter; CREATE TABLE lost_counter (value int)")
        for way in (naive, in_transaction, atomic, locked, repeatable):
            await pool.execute("DELETE FROM lost_counter")
            await pool.execute("INSERT INTO lost_counter VALUES (0)")

            async def once(way=way):
                async with pool.acquire() as conn:
                    return await way(conn)

            tries = await asyncio.gather(once(), once(), once())
            print(way.__name__, await pool.fetchval("SELECT value FROM lost_counter"), sorted(filter(None, tries)))
        await pool.execute("DROP TABLE lost_counter")


asyncio.run(main())
