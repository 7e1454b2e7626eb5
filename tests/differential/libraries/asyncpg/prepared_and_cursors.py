"""Prepared statements, and cursors inside a transaction."""
import asyncio

import asyncpg


async def main():
    conn = await asyncpg.connect()
    statement = await conn.prepare("SELECT $1::int * 2 AS double, $2::text AS word")
    print(await statement.fetchval(4, "x"), await statement.fetchrow(5, "y"), await statement.fetch(6, "z"))
    print(statement.get_query(), [(p.name, p.kind) for p in statement.get_parameters()], statement.get_statusmsg())
    print([(a.name, a.type.name) for a in statement.get_attributes()])
    try:
        await statement.fetchval(1)
    except asyncpg.InterfaceError as error:
        print(str(error).splitlines()[0])
    try:
        await conn.prepare("SELECT * FROM no_such_table")
    except asyncpg.UndefinedTableError as error:
        print(error)
    async with conn.transaction():
        seen = []
        async for row in conn.cursor("SELECT n FROM generate_series(1, 7) n", prefetch=3):
            seen.append(row["n"])
        print(seen)
        cursor = await conn.cursor("SELECT n FROM generate_series(1, 7) n WHERE n > $1", 1)
        print(await cursor.fetchrow(), await cursor.fetch(2), await cursor.forward(1), await cursor.fetch(5), await cursor.fetch(5))
        async for row in statement.cursor(7, "c"):
            print(row)
        try:
            await cursor.fetch(0)
        except asyncpg.InterfaceError as error:
            print(error)
    for use in (cursor.fetch(1), conn.cursor("SELECT 1")):
        try:
            await use
        except Exception as error:
            print(type(error).__name__, error)
    try:
        async for row in conn.cursor("SELECT 1"):
            print(row)
    except asyncpg.NoActiveSQLTransactionError as error:
        print(error)
    await conn.close()
    try:
        await statement.fetch(1, "x")
    except asyncpg.InterfaceError as error:
        print(error)


asyncio.run(main())
