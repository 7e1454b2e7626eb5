"""Connections of a pool: what happens to them between two users."""
import asyncio

import asyncpg


async def setup(conn):
    print("setup", type(conn).__name__)


async def init(conn):
    print("init", type(conn).__name__)


async def main():
    pool = await asyncpg.create_pool(min_size=1, max_size=2, setup=setup, init=init)
    async with pool.acquire() as conn:
        first = conn.get_server_pid()
        await conn.execute("SET application_name = 'mine'")
        await conn.execute("BEGIN")
        await conn.execute("CREATE TABLE life_gone (n int)")
    async with pool.acquire() as conn:
        print(conn.get_server_pid() == first, await conn.fetchval("SHOW application_name") == "mine", conn.is_in_transaction())
        try:
            await conn.execute("SELECT * FROM life_gone")
        except asyncpg.UndefinedTableError as error:
            print(error)
    conn = await pool.acquire()
    conn.add_termination_listener(lambda gone: print("terminated"))
    await conn.close()
    print(pool.get_size(), pool.get_idle_size())
    async with pool.acquire() as conn:
        print(conn.get_server_pid() == first, pool.get_size())
    await pool.expire_connections()
    async with pool.acquire() as one, pool.acquire() as two:
        print(one.get_server_pid() != two.get_server_pid(), pool.get_size(), pool.get_idle_size())
    statement = await (conn := await pool.acquire()).prepare("SELECT 1")
    await pool.release(conn)
    try:
        await statement.fetchval()
    except asyncpg.InterfaceError as error:
        print(error)
    conn = await pool.acquire()
    pool.terminate()
    print(pool.get_size())
    try:
        await conn.fetchval("SELECT 1")
    except asyncpg.InterfaceError as error:
        print(error)


asyncio.run(main())
