"""Commit, rollback, savepoints, and a transaction that has failed."""
import asyncio

import asyncpg


async def names(conn):
    return [row["name"] for row in await conn.fetch("SELECT name FROM tx_users ORDER BY id")]


async def main():
    conn = await asyncpg.connect()
    print(await conn.execute("DROP TABLE IF EXISTS tx_users; CREATE TABLE tx_users (id serial PRIMARY KEY, name text UNIQUE)"))
    async with conn.transaction():
        await conn.execute("INSERT INTO tx_users (name) VALUES ($1)", "Ann")
        print(conn.is_in_transaction())
    try:
        async with conn.transaction():
            await conn.execute("INSERT INTO tx_users (name) VALUES ('Bob')")
            raise ValueError("changed my mind")
    except ValueError as error:
        print(error, await names(conn))
    async with conn.transaction():
        await conn.execute("INSERT INTO tx_users (name) VALUES ('Cid')")
        try:
            async with conn.transaction():
                await conn.execute("INSERT INTO tx_users (name) VALUES ('Dan')")
                await conn.execute("INSERT INTO tx_users (name) VALUES ('Cid')")
        except asyncpg.UniqueViolationError as error:
            print(error)
        await conn.execute("INSERT INTO tx_users (name) VALUES ('Eve')")
    print(await names(conn), await conn.fetchval("SELECT max(id) FROM tx_users"))
    try:
        async with conn.transaction():
            try:
                await conn.execute("INSERT INTO tx_users (name) VALUES ('Ann')")
            except asyncpg.UniqueViolationError:
                print("caught, and going on")
            await conn.fetchval("SELECT 1")
    except asyncpg.InFailedSQLTransactionError as error:
        print(type(error).__name__, error)
    transaction = conn.transaction()
    for method in ("commit", "rollback"):
        try:
            await getattr(transaction, method)()
        except asyncpg.InterfaceError as error:
            print(error)
    await transaction.start()
    await conn.execute("DELETE FROM tx_users")
    print(await names(conn))
    await transaction.rollback()
    for method in ("start", "commit", "rollback"):
        try:
            await getattr(transaction, method)()
        except asyncpg.InterfaceError as error:
            print(error)
    print(await names(conn))
    async with conn.transaction() as nothing:
        print(nothing)
        try:
            async with conn.transaction(isolation="serializable"):
                pass
        except asyncpg.InterfaceError as error:
            print(error)
    async with conn.transaction(isolation="repeatable_read", readonly=True):
        print(await conn.fetchval("SHOW transaction_isolation"))
        try:
            await conn.execute("DELETE FROM tx_users")
        except asyncpg.PostgresError as error:
            print(type(error).__name__, error)
    try:
        conn.transaction(isolation="none")
    except ValueError as error:
        print(str(error)[:40])
    print(await conn.execute("BEGIN"), await conn.execute("COMMIT"))
    await conn.execute("BEGIN")
    try:
        await conn.transaction().start()
    except asyncpg.InterfaceError as error:
        print(error)
    print(await conn.execute("ROLLBACK"), await names(conn))
    await conn.execute("DROP TABLE tx_users")
    await conn.close()


asyncio.run(main())
