"""What other transactions see, and when: READ COMMITTED and REPEATABLE READ."""
import asyncio

import asyncpg


async def count(conn):
    return await conn.fetchval("SELECT count(*) FROM iso_rows")


async def main():
    writer, committed, repeatable = [await asyncpg.connect() for _ in range(3)]
    await writer.execute("DROP TABLE IF EXISTS iso_rows; CREATE TABLE iso_rows (n int)")
    async with committed.transaction(), repeatable.transaction(isolation="repeatable_read"):
        print(await count(writer), await count(committed), await count(repeatable))
        transaction = writer.transaction()
        await transaction.start()
        await writer.execute("INSERT INTO iso_rows SELECT generate_series(1, 3)")
        print(await count(writer), await count(committed), await count(repeatable))
        await transaction.commit()
        print(await count(writer), await count(committed), await count(repeatable))
        await writer.execute("UPDATE iso_rows SET n = n * 10 WHERE n > 1")
        print(await committed.fetch("SELECT n FROM iso_rows"), await count(repeatable))
    print(await count(repeatable))
    async with repeatable.transaction(isolation="repeatable_read"):
        before = await repeatable.fetchval("SELECT sum(n) FROM iso_rows")
        await writer.execute("DELETE FROM iso_rows WHERE n = 1")
        print(before, await repeatable.fetchval("SELECT sum(n) FROM iso_rows"))
        try:
            async with repeatable.transaction():
                await repeatable.execute("UPDATE iso_rows SET n = 0")
        except asyncpg.SerializationError as error:
            print(error)
        print(await repeatable.execute("UPDATE iso_rows SET n = 5 WHERE n = 20"))
    print(await writer.fetch("SELECT n FROM iso_rows ORDER BY n"))
    await writer.execute("DROP TABLE iso_rows")
    for conn in (writer, committed, repeatable):
        await conn.close()


asyncio.run(main())
