"""executemany and copy_records_to_table: all rows or none, and the status of commands."""
import asyncio

import asyncpg


async def main():
    conn = await asyncpg.connect()
    print(await conn.execute("DROP TABLE IF EXISTS many_rows"))
    print(await conn.execute("CREATE TABLE many_rows (id int PRIMARY KEY, word text)"))
    insert = "INSERT INTO many_rows VALUES ($1, $2)"
    print(await conn.executemany(insert, [(n, f"word {n}") for n in range(5)]))
    for rows in ([(10, "ten"), (1, "one")], [(20, "twenty"), ("x", "y")], [(30,)], [5]):
        try:
            await conn.executemany(insert, rows)
        except Exception as error:
            print(type(error).__name__, str(error).splitlines()[0])
    print(await conn.fetchval("SELECT count(*) FROM many_rows"))
    print(await conn.copy_records_to_table("many_rows", records=[(40, "forty"), (41, None)], columns=["id", "word"]))
    print(await conn.execute("UPDATE many_rows SET word = upper(word) WHERE id < $1", 3))
    print(await conn.execute("DELETE FROM many_rows WHERE id > 2"), await conn.execute("SELECT * FROM many_rows"))
    print(await conn.execute(insert, 50, "fifty"), await conn.fetch("SELECT * FROM many_rows"))
    print(await conn.execute("INSERT INTO many_rows VALUES (60, 'a'), (61, 'b'); DELETE FROM many_rows WHERE id = 60;"))
    try:
        await conn.execute("INSERT INTO many_rows VALUES (70, 'a'); INSERT INTO many_rows VALUES (61, 'b')")
    except asyncpg.UniqueViolationError as error:
        print(error.detail, await conn.fetchval("SELECT count(*) FROM many_rows WHERE id = 70"))
    print(await conn.execute("TRUNCATE many_rows"), await conn.execute("SET timezone = 'UTC'"))
    await conn.execute("DROP TABLE many_rows")
    await conn.close()


asyncio.run(main())
