/** What the queue holds, for whoever looks after it. */
import type pg from "pg";
import { workerLocks } from "./liveness.ts";

export interface QueueStatus {
  /** Jobs that nobody has taken yet. */
  waiting: number;
  /** Jobs that a worker is busy with. */
  inHand: number;
  /** Jobs that failed too often to be tried again. */
  givenUp: number;
  /** Worker processes that live, on whatever machine. */
  workers: number;
}

/** @returns null where the database has no queue yet */
export async function queueStatus(client: pg.Client): Promise<QueueStatus | null> {
  const queue = await client.query<{ there: boolean }>(
    "SELECT to_regclass('graphile_worker.jobs') IS NOT NULL AS there",
  );
  if (!queue.rows[0]?.there) return null;
  const { rows } = await client.query<QueueStatus>(
    `SELECT
       count(*) FILTER (WHERE locked_by IS NULL AND attempts < max_attempts)::int AS waiting,
       count(*) FILTER (WHERE locked_by IS NOT NULL)::int AS "inHand",
       count(*) FILTER (WHERE locked_by IS NULL AND attempts >= max_attempts)::int AS "givenUp",
       (SELECT count(*)::int FROM pg_locks
        WHERE locktype = 'advisory' AND objsubid = 2 AND granted AND classid = $1::int::oid
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS workers
     FROM graphile_worker.jobs`,
    [workerLocks],
  );
  return rows[0] ?? null;
}
