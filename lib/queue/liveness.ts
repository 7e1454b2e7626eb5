/**
 * Which workers live. Graphile Worker marks a job with the id of the worker that took it, and keeps that mark for four
 * hours if the worker is killed. So each worker holds a session lock named after its id, from before it takes its first
 * job: Postgres drops the lock with the connection, and a mark without a lock is a dead worker's.
 */
import type pg from "pg";
import type { Database } from "../database/client.ts";

/** First half of the locks' names: any number that nobody else uses. The second half is the worker id's hash. */
export const workerLocks = 5_604_303;

export async function holdWorkerLock(client: pg.Client, workerId: string): Promise<void> {
  // So that Postgres notices within a minute when a machine vanishes without a goodbye.
  await client.query("SET tcp_keepalives_idle = 20; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3");
  await client.query("SELECT pg_advisory_lock($1, hashtext($2))", [workerLocks, workerId]);
}

/** Gives the jobs of killed workers back to the queue. @returns the ids of those workers */
export async function unlockJobsOfDeadWorkers(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ locked_by: string }>(
    `WITH dead AS (
       SELECT DISTINCT locked_by FROM graphile_worker.jobs
       WHERE locked_by IS NOT NULL AND NOT EXISTS (
         SELECT FROM pg_locks
         WHERE locktype = 'advisory' AND objsubid = 2 AND granted
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
           AND classid = $1::int::oid AND objid = hashtext(locked_by)::oid))
     SELECT locked_by FROM dead, graphile_worker.force_unlock_workers(ARRAY[locked_by])`,
    [workerLocks],
  );
  return rows.map((row) => row.locked_by);
}

/** Whether anybody is there to take a job. */
export async function isAnyWorkerAlive(db: Database): Promise<boolean> {
  const [row] = await db.$queryRaw<{ alive: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM pg_locks
      WHERE locktype = 'advisory' AND objsubid = 2 AND granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND classid = ${workerLocks}::int::oid) AS alive`;
  return row?.alive === true;
}
