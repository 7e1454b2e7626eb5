"""The tutorial's program: ten queries at once on one connection of a pool, with its table set up first."""
import asyncio
import asyncpg
import time

async def setup_database():
    conn = await asyncpg.connect()
    await conn.execute('''
        DROP TABLE IF EXISTS users;
        CREATE TABLE users (
            id SERIAL PRIMARY KEY,
            name TEXT,
            email TEXT
        )
    ''')
    for i in range(100):
        await conn.execute(
            "INSERT INTO users (name, email) VALUES ($1, $2)",
            f"User_{i}", f"user_{i}@example.com"
        )
    await conn.close()

async def query_user_count(connection, query_id):
    start_time = time.time()
    count = await connection.fetchval("SELECT COUNT(*) FROM users")
    await asyncio.sleep(0.1)
    elapsed = time.time() - start_time
    print(f"Query {query_id} completed in {elapsed:.2f}s, count: {count}")
    return count

async def concurrent_database_queries():
    pool = await asyncpg.create_pool(min_size=5, max_size=10)
    start_time = time.time()
    async with pool.acquire() as conn:
        tasks = [query_user_count(conn, i) for i in range(10)]
        results = await asyncio.gather(*tasks)
    elapsed = time.time() - start_time
    print(f"All database queries completed in {elapsed:.2f} seconds")
    await pool.close()
    return results

async def main():
    await setup_database()
    results = await concurrent_database_queries()
    print(f"Final results: {results}")

try:
    asyncio.run(main())
except asyncpg.InterfaceError as error:
    print(error)
