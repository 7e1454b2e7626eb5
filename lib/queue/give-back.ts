/** Jobs go back to the queue as if they had not been taken: at once, and without an attempt less. */
import type { Job } from "graphile-worker";
import type pg from "pg";

export type TakenJob = Pick<Job, "id" | "run_at" | "last_error">;

/**
 * For jobs that have been failed, which put them off: takes that back, and tells other workers as of new jobs.
 * Graphile Worker gives back unasked only what it fetched and never began. While a job is still locked, its own worker
 * may be about to fetch once more, so it must have stopped first. Where the database is away, they are tried again later.
 */
export async function giveBack(client: pg.Client, jobs: TakenJob[]): Promise<void> {
  if (jobs.length === 0) return;
  const given = client.query(
    `WITH given AS (
       UPDATE graphile_worker._private_jobs AS jobs
       SET attempts = greatest(0, attempts - 1), run_at = taken.run_at, last_error = taken.last_error
       FROM json_to_recordset($1) AS taken (id bigint, run_at timestamptz, last_error text)
       WHERE jobs.id = taken.id AND locked_by IS NULL RETURNING 1)
     SELECT pg_notify('jobs:insert', json_build_object('r', random(), 'count', count(*))::text) FROM given`,
    [JSON.stringify(jobs.map(({ id, run_at, last_error }) => ({ id, run_at, last_error })))],
  );
  await given.catch(() => {});
}
