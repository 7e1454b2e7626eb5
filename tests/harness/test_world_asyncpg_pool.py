"""asyncpg's pools on the simulated Postgres, and the tutorial's program."""
from __future__ import annotations

from .programs import findings, spans
from .test_world_asyncpg import AT_ONCE, USERS, AsyncpgCase

_TUTORIAL = """
import asyncio
import asyncpg
import time

async def setup_database():
    conn = await asyncpg.connect(
        user='your_username', password='your_password', database='your_database', host='localhost'
    )
    await conn.execute('''
        DROP TABLE IF EXISTS users;
        CREATE TABLE users (
            id SERIAL PRIMARY KEY,
            name TEXT,
            email TEXT
        )
    ''')
    for i in range(100):
        await conn.execute("INSERT INTO users (name, email) VALUES ($1, $2)", f"User_{i}", f"user_{i}@example.com")
    await conn.close()

async def query_user_count(connection, query_id):
    start_time = time.time()
    count = await connection.fetchval("SELECT COUNT(*) FROM users")
    await asyncio.sleep(0.1)
    elapsed = time.time() - start_time
    print(f"Query {query_id} completed in {elapsed:.2f}s, count: {count}")
    return count

async def concurrent_database_queries():
    pool = await asyncpg.create_pool(user='your_username', password='your_password', database='your_database',
                                     host='localhost', min_size=5, max_size=10)
    start_time = time.time()
    async with pool.acquire() as conn:
        tasks = [query_user_count(conn, i) for i in range(10)]
        results = await asyncio.gather(*tasks)
    elapsed = time.time() - start_time
    print(f"All database queries completed in {elapsed:.2f} seconds")
    await pool.close()
    return results

async def main():
    SETUP
    results = await concurrent_database_queries()
    print(f"Final results: {results}")

asyncio.run(main())
"""

_POOL = """
import asyncio, asyncpg, time

async def work(pool, number):
    async with pool.acquire() as conn:
        await conn.execute("SELECT pg_sleep(1)")
    return number

async def main(min_size, max_size, tasks):
    async with asyncpg.create_pool(min_size=min_size, max_size=max_size) as pool:
        return await asyncio.gather(*(work(pool, number) for number in range(tasks)))
"""


class PoolTest(AsyncpgCase):
    def test_so_many_connections_so_many_at_once(self) -> None:
        seen = self.finishes(_POOL, "await main(1, 2, 5)", world=AT_ONCE)
        self.assertEqual(seen["elapsed"], 3)
        self.assertEqual(seen["calls"], {"db.acquire": 5, "db.connect": 2, "db.execute": 5})
        self.assertEqual(
            [span[:4] for span in spans(seen, "Task-6")],
            [(0, 2, "wait", "a connection of the pool"), (2, 3, "wait", "asyncpg: SELECT pg_sleep(1)")],
        )
        self.assertEqual(len(seen["tasks"]), 6)  # none but the program's own

    def test_opening_takes_two_connection_times(self) -> None:
        seen = self.finishes(_POOL, "await main(10, 10, 0)", world={"database": {"connectLatency": 0.25}})
        self.assertEqual((seen["elapsed"], seen["calls"]), (0.5, {"db.connect": 10}))

    def test_waiting_for_a_connection_has_a_limit(self) -> None:
        seen = self.says(
            """
pool = await asyncpg.create_pool(min_size=1, max_size=1)
lent = await pool.acquire()
try:
    await pool.acquire(timeout=2)
except TimeoutError:
    print("gave up")
await pool.release(lent)
print(pool.get_size(), pool.get_idle_size())
for call in (lambda: lent.fetchval("SELECT 1"), lambda: pool.release(None)):
    try:
        await call()
    except asyncpg.InterfaceError as error:
        print(error)
await pool.close()
try:
    await pool.fetchval("SELECT 1")
except asyncpg.InterfaceError as error:
    print(error)
""",
            "gave up", "1 1",
            "cannot call Connection.fetchval(): connection has been released back to the pool",
            "Pool.release() received invalid connection: None is not a member of this pool",
            "pool is closed",
        )  # fmt: skip
        self.assertEqual(seen["elapsed"], 2)

    def test_who_keeps_a_connection_starves_the_others(self) -> None:
        seen = self.observe(
            """
            import asyncio, asyncpg
            async def main():
                async with asyncpg.create_pool(min_size=1, max_size=1) as pool:
                    async with pool.acquire():
                        await pool.fetchval("SELECT 1")
            asyncio.run(main())
            """
        )
        self.assertEqual(seen["status"], "deadlocked")
        self.assertEqual(findings(seen, "deadlock")[0]["line"], 6)
        self.assertIn("a connection of the pool", findings(seen, "deadlock")[0]["detail"])

    def test_a_pool_closes_when_all_is_given_back(self) -> None:
        seen = self.says(
            """
pool = await asyncpg.create_pool(min_size=0, max_size=1)
async def user():
    async with pool.acquire() as lent:
        await asyncio.sleep(1)
        print(await lent.fetchval("SELECT 5"))
task = asyncio.create_task(user())
await asyncio.sleep(0.5)
await asyncio.gather(pool.close(), task)
print("closed")
""",
            "5", "closed",
        )  # fmt: skip
        self.assertEqual(seen["elapsed"], 1)

    def test_an_open_transaction_is_rolled_back_between_two_users(self) -> None:
        seen = self.runs(
            """
async with asyncpg.create_pool(min_size=1, max_size=1) as pool:
    async with pool.acquire() as lent:
        await lent.execute("BEGIN")
        await lent.execute("DELETE FROM users")
    print(await pool.fetchval("SELECT count(*) FROM users"))
"""
        )
        self.assertEqual((seen["status"], seen["stdout"]), ("finished", "2\n"))
        self.assertIn("Resetting connection with an active transaction", seen["stderr"])

    def test_what_is_never_closed_is_found(self) -> None:
        seen = self.observe(
            """
            import asyncio, asyncpg
            async def main():
                conn = await asyncpg.connect()
                pool = await asyncpg.create_pool(min_size=1)
            asyncio.run(main())
            """
        )
        self.assertEqual(
            [(found["line"], found["detail"].split(" was ")[0]) for found in findings(seen, "unclosed-resource")],
            [(4, "This Connection"), (5, "This Pool")],
        )


class TutorialTest(AsyncpgCase):
    """The tutorial's program really fails, as one connection serves ten queries at once."""

    def test_it_fails_as_with_the_real_library(self) -> None:
        for setup, world in (("pass", USERS), ("await setup_database()", None)):
            seen = self.observe(_TUTORIAL.replace("SETUP", setup), world=world)
            self.assertEqual(seen["status"], "raised")
            self.assertEqual(seen["error"]["type"], "asyncpg.exceptions._base.InterfaceError")
            self.assertEqual(seen["error"]["message"], "cannot perform operation: another operation is in progress")

    def test_it_works_with_a_connection_for_each_query(self) -> None:
        repaired = _TUTORIAL.replace("SETUP", "await setup_database()").replace(
            "query_user_count(conn, i)", "one(pool, i)"
        )
        repaired = repaired.replace("async def main",
                                    "async def one(pool, i):\n    async with pool.acquire() as conn:\n"
                                    "        return await query_user_count(conn, i)\n\nasync def main")  # fmt: skip
        repaired = repaired.replace(
            "    async with pool.acquire() as conn:\n        tasks", "    if True:\n        tasks"
        )
        seen = self.finishes(repaired)
        self.assertEqual(seen["stdout"].splitlines()[-1], f"Final results: {[100] * 10}")
        self.assertEqual(seen["calls"]["db.connect"], 11)
