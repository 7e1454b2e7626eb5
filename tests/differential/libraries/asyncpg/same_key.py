"""Two transactions that insert the same key: the second waits for the first one's end to know."""
import asyncio
import time

import asyncpg


async def insert(conn, name, keep, start):
    transaction = conn.transaction()
    await transaction.start()
    try:
        await conn.execute("INSERT INTO key_names VALUES ('x', $1)", name)
        print(name, "inserted", round(time.monotonic() - start, 1))
        await asyncio.sleep(0.3)
        await (transaction.commit() if keep else transaction.rollback())
    except asyncpg.UniqueViolationError as error:
        print(name, error.constraint_name, round(time.monotonic() - start, 1))
        await transaction.rollback()


async def main():
    one, two = await asyncpg.connect(), await asyncpg.connect()
    await one.execute("DROP TABLE IF EXISTS key_names; CREATE TABLE key_names (key text PRIMARY KEY, owner text)")
    for keep in (False, True):
        start = time.monotonic()
        first = asyncio.create_task(insert(one, "first", keep, start))
        await asyncio.sleep(0.1)
        await asyncio.gather(first, insert(two, "second", True, start))
        print(await one.fetch("SELECT * FROM key_names"))
        await one.execute("DELETE FROM key_names")
    upsert = "INSERT INTO key_names VALUES ('n', '1') ON CONFLICT (key) DO UPDATE SET owner = key_names.owner || '+1' RETURNING owner"
    print(sorted(await asyncio.gather(one.fetchval(upsert), two.fetchval(upsert))))
    print(await one.fetchval("INSERT INTO key_names VALUES ('n', '2') ON CONFLICT DO NOTHING RETURNING owner"))
    await one.execute("DROP TABLE key_names")
    await one.close()
    await two.close()


asyncio.run(main())
