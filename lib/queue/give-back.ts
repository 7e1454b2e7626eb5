/** A job goes back to the queue as if it had not been taken: at once, and without an attempt less. */
import type pg from "pg";

interface TakenJob {
  id: string;
  locked_by: string | null;
}

/**
 * What Graphile Worker does itself with jobs that it fetched and never began; failing one would put it off. Other
 * workers are told, as of a new job. Where the database is away, they find it by our lock that is gone.
 */
export async function giveBack(client: pg.Client, { id, locked_by }: TakenJob): Promise<void> {
  const given = client.query(
    `WITH given AS (
       UPDATE graphile_worker._private_jobs
       SET attempts = greatest(0, attempts - 1), locked_by = NULL, locked_at = NULL
       WHERE id = $1 AND locked_by = $2 RETURNING id)
     SELECT pg_notify('jobs:insert', json_build_object('r', random(), 'count', count(*))::text) FROM given`,
    [id, locked_by],
  );
  await given.catch(() => {});
}
