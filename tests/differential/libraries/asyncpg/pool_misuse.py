"""What a pool refuses, and what it says."""
import asyncio
import time

import asyncpg


async def says(awaitable):
    try:
        print("fine:", await awaitable)
    except Exception as error:
        print(type(error).__module__, type(error).__name__, str(error)[:90])


async def main():
    for sizes in ({"min_size": 5, "max_size": 2}, {"max_size": 0}, {"min_size": -1}, {"max_queries": 0}):
        try:
            asyncpg.create_pool(**sizes)
        except Exception as error:
            print(type(error).__name__, error)
    unready = asyncpg.create_pool(min_size=1, max_size=1)
    await says(unready.fetchval("SELECT 1"))
    pool = await asyncpg.create_pool(min_size=1, max_size=1)
    await says(pool.release(None))
    conn = await pool.acquire()
    start = time.monotonic()
    await says(pool.acquire(timeout=0.2))
    print(round(time.monotonic() - start, 1))
    await pool.release(conn)
    await pool.release(conn)
    for method in ("fetchval", "fetch", "execute", "close"):
        try:
            await getattr(conn, method)("SELECT 1")
        except asyncpg.InterfaceError as error:
            print(error)
    try:
        conn.transaction()
    except asyncpg.InterfaceError as error:
        print(error)
    context = pool.acquire()
    async with context as conn:
        print(isinstance(conn, asyncpg.Connection), type(conn).__name__, conn.is_closed())
        try:
            async with context:
                pass
        except asyncpg.InterfaceError as error:
            print(error)
    async with pool.acquire() as conn:
        other = await asyncpg.create_pool(min_size=0, max_size=1)
        try:
            await other.release(conn)
        except asyncpg.InterfaceError as error:
            print(str(error)[:44])
        await other.close()
        closing = asyncio.create_task(pool.close())
        await asyncio.sleep(0)
        await says(pool.acquire())
        print(closing.done(), await conn.fetchval("SELECT 7"))
    await closing
    await says(pool.fetchval("SELECT 1"))
    await says(pool.close())
    print(pool.get_size())


asyncio.run(main())
