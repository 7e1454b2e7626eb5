"""A query that takes too long is given up, and its connection can be used again."""
import asyncio
import time

import asyncpg


async def main():
    conn = await asyncpg.connect()
    await conn.execute("DROP TABLE IF EXISTS cancel_rows; CREATE TABLE cancel_rows (n int)")
    start = time.monotonic()
    try:
        await conn.fetchval("SELECT pg_sleep(3)", timeout=0.2)
    except asyncio.TimeoutError as error:
        print("timeout=", repr(error), round(time.monotonic() - start, 1))
    print(await conn.fetchval("SELECT 1"))
    try:
        await asyncio.wait_for(conn.execute("SELECT pg_sleep(3)"), 0.2)
    except asyncio.TimeoutError:
        print("wait_for", round(time.monotonic() - start, 1))
    print(await conn.fetchval("SELECT 2"))
    task = asyncio.create_task(conn.fetch("SELECT pg_sleep(3)"))
    await asyncio.sleep(0.1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", round(time.monotonic() - start, 1))
    print(await conn.fetchval("SELECT 3"))
    try:
        async with conn.transaction():
            await conn.execute("INSERT INTO cancel_rows VALUES (1)")
            await conn.execute("SELECT pg_sleep(3)", timeout=0.1)
    except asyncio.TimeoutError:
        print("rolled back", await conn.fetchval("SELECT count(*) FROM cancel_rows"), conn.is_in_transaction())
    async with conn.transaction():
        await conn.execute("INSERT INTO cancel_rows VALUES (2)")
        try:
            await conn.execute("SELECT pg_sleep(3)", timeout=0.1)
        except asyncio.TimeoutError:
            print("caught inside")
        try:
            await conn.execute("INSERT INTO cancel_rows VALUES (3)")
        except asyncpg.PostgresError as error:
            print(error)
    print(await conn.fetch("SELECT * FROM cancel_rows"))
    await conn.execute("SET statement_timeout = '200ms'")
    try:
        await conn.execute("SELECT pg_sleep(3)")
    except asyncpg.QueryCanceledError as error:
        print(error)
    await conn.execute("SET statement_timeout = 0")
    for wrong in (-1, "x"):
        try:
            await conn.fetchval("SELECT 1", timeout=wrong)
        except Exception as error:
            print(type(error).__name__, error)
    await conn.execute("DROP TABLE cancel_rows")
    await conn.close()
    impatient = await asyncpg.connect(command_timeout=0.1)
    try:
        await impatient.execute("SELECT pg_sleep(2)")
    except asyncio.TimeoutError:
        print("command_timeout")
    print(await impatient.fetchval("SELECT pg_sleep(0.2)", timeout=1))
    await impatient.close()


asyncio.run(main())
