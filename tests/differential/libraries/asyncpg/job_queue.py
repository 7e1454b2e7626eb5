"""Workers that take jobs with SKIP LOCKED never take the same; NOWAIT fails at once."""
import asyncio
import time

import asyncpg

TAKE = "SELECT id FROM queue_jobs WHERE NOT done ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED"


async def worker(pool, name, log):
    while True:
        async with pool.acquire() as conn, conn.transaction():
            job = await conn.fetchval(TAKE)
            if job is None:
                return
            await asyncio.sleep(0.1 + 0.02 * (name == "b"))
            await conn.execute("UPDATE queue_jobs SET done = true, worker = $1 WHERE id = $2", name, job)
            log.append(job)


async def main():
    async with asyncpg.create_pool(min_size=3, max_size=3) as pool:
        await pool.execute(
            "DROP TABLE IF EXISTS queue_jobs;"
            "CREATE TABLE queue_jobs (id serial PRIMARY KEY, done boolean NOT NULL DEFAULT false, worker text);"
            "INSERT INTO queue_jobs (done) SELECT false FROM generate_series(1, 6)"
        )
        log = []
        start = time.monotonic()
        await asyncio.gather(worker(pool, "a", log), worker(pool, "b", log))
        print(sorted(log), round(time.monotonic() - start, 1))
        print(await pool.fetch("SELECT worker, count(*) FROM queue_jobs GROUP BY worker ORDER BY worker"))
        async with pool.acquire() as one, pool.acquire() as two, one.transaction():
            await one.execute("SELECT * FROM queue_jobs WHERE id = 1 FOR UPDATE")
            try:
                await two.execute("SELECT * FROM queue_jobs WHERE id = 1 FOR UPDATE NOWAIT")
            except asyncpg.LockNotAvailableError as error:
                print(error)
            await two.execute("SET lock_timeout = '100ms'")
            try:
                await two.execute("UPDATE queue_jobs SET worker = 'c' WHERE id = 1")
            except asyncpg.LockNotAvailableError as error:
                print(error)
            print(await two.execute("UPDATE queue_jobs SET worker = 'c' WHERE id = 2"))
            print(await two.fetchval("SELECT count(*) FROM (SELECT 1 FROM queue_jobs FOR UPDATE SKIP LOCKED) free"))
        await pool.execute("DROP TABLE queue_jobs")


asyncio.run(main())
