/**
 * A new job's place in the order. Graphile Worker takes the lowest priority first and, among equals, the job that came
 * first; so priorities are the virtual time of start-time fair queueing: a job gets the time that is now, or the one
 * after its group's last, whichever is later. Now is never before what waits, so whoever is new waits for one job of each
 * other group at most, and no stream of newcomers keeps those from their turn.
 *
 *   A has five waiting: 5 6 7 8 9     B enqueues two: 5 6     while A7 is being done, C enqueues one: 8
 *   done in the order A5 B5 A6 B6 A7 A8 C8 A9
 */
import type { Transaction } from "../database/client.ts";
import { bulkFlag, groupFlag, type JobTurn } from "./turn.ts";

/**
 * Bulk work starts so far behind. While there is interactive work without a pause, it has as many turns of each group
 * before bulk work has its first; so that comes late, but it comes.
 */
const bulkDelay = 1_000;

/** Of a smallint. Time begins again at 0 when the queue is empty; should it ever get here, first come is first served. */
const latest = 32_767;

/** Of Postgres' advisory locks on two numbers; the second is the group's hash. */
const groupLocks = 5_604_304;

/** Until the transaction ends, others of the same group wait: each must see the one before. */
export async function fairPriority(transaction: Transaction, { group, urgency }: JobTurn): Promise<number> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${groupLocks}::int, hashtext(${group}))`;
  const isBulk = urgency === "bulk";
  const [row] = await transaction.$queryRaw<
    { now: number | null; interactiveNow: number | null; last: number | null }[]
  >`
    WITH unfinished AS (
      SELECT priority, locked_at IS NOT NULL AS taken, run_at <= now() AS due,
             coalesce(jsonb_exists(flags, ${bulkFlag}), false) AS bulk,
             coalesce(jsonb_exists(flags, ${groupFlag(group)}), false) AS own
      FROM graphile_worker.jobs WHERE locked_at IS NOT NULL OR attempts < max_attempts
    ), times AS (
      -- What is being done now. A job that failed comes again with its old time, which is long over for the others.
      SELECT bulk, greatest(max(priority) FILTER (WHERE taken), min(priority) FILTER (WHERE NOT taken AND due)) AS now,
             max(priority) FILTER (WHERE own) AS last
      FROM unfinished GROUP BY bulk
    )
    SELECT max(now) FILTER (WHERE bulk = ${isBulk}) AS now, max(now) FILTER (WHERE NOT bulk) AS "interactiveNow",
           max(last) FILTER (WHERE bulk = ${isBulk}) AS last
    FROM times`;
  const begin = isBulk ? (row?.interactiveNow ?? 0) + bulkDelay : 0;
  return Math.min(latest, Math.max(row?.now ?? begin, (row?.last ?? -1) + 1));
}
