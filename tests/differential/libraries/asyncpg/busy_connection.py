"""One connection does one thing at a time: a second operation is refused, whatever it is."""
import asyncio

import asyncpg


async def main():
    conn = await asyncpg.connect()
    queries = [conn.fetchval("SELECT pg_sleep(0.2)"), conn.fetch("SELECT 1"), conn.execute("SELECT 1"), conn.prepare("SELECT 1")]
    for result in await asyncio.gather(*queries, return_exceptions=True):
        print(type(result).__name__, result)
    print(await conn.fetchval("SELECT 5"))

    async def nested():
        async with conn.transaction():
            await conn.execute("SELECT pg_sleep(0.1)")

    for result in await asyncio.gather(nested(), nested(), return_exceptions=True):
        print(type(result).__name__, result)
    print(conn.is_in_transaction(), await conn.fetchval("SELECT 6"))
    lock = asyncio.Lock()

    async def in_turn(number):
        async with lock:
            return await conn.fetchval("SELECT $1::int * 2", number)

    print(await asyncio.gather(*map(in_turn, range(3))))
    slow = asyncio.create_task(conn.fetchval("SELECT pg_sleep(5)"))
    await asyncio.sleep(0.1)
    conn.terminate()
    try:
        await slow
    except Exception as error:
        print(type(error).__name__, error)
    print(conn.is_closed())
    for call in (conn.fetchval("SELECT 1"), conn.close()):
        try:
            print(await call)
        except asyncpg.InterfaceError as error:
            print(error)


asyncio.run(main())
