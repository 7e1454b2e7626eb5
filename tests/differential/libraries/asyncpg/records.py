"""Rows by name and by position, and what they are not."""
import asyncio

import asyncpg


async def main():
    conn = await asyncpg.connect()
    row = await conn.fetchrow("SELECT 1 AS id, 'Ann' AS name, NULL AS nothing, true AS ok")
    print(row, row["id"], row[1], row.get("nope", "none"), len(row), "name" in row, "Ann" in row)
    print(list(row.keys()), list(row.values()), list(row.items()), dict(row), tuple(row))
    print(row == (1, "Ann", None, True), row[1:3], isinstance(row, asyncpg.Record), [*row])
    for wrong in (lambda: row["nope"], lambda: row[9], lambda: row.name, lambda: asyncpg.Record()):
        try:
            wrong()
        except Exception as error:
            print(type(error).__name__, error)
    id, name, *_ = row
    print(id, name)
    twice = await conn.fetchrow("SELECT 1 AS a, 2 AS a")
    print(twice, twice["a"], len(twice))
    print(await conn.fetchval("SELECT 1, 2", column=1), await conn.fetchrow("SELECT 1 WHERE false"))
    print(await conn.fetchval("SELECT 1 WHERE false"), await conn.fetch("SELECT 1 WHERE false"))
    print(sorted(await conn.fetch("SELECT n FROM generate_series(3, 1, -1) n")))
    await conn.close()


asyncio.run(main())
