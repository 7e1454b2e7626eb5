import type { Transaction } from "../database/client.ts";
import { fairPriority } from "./fair-priority.ts";
import { bulkFlag, groupFlag, type JobTurn } from "./turn.ts";

export interface NewJob {
  /** which task performs it */
  task: string;
  /** JSON; whoever performs it parses it strictly */
  payload: object;
  /** one waiting job per key: enqueuing again replaces it */
  key: string;
  maxAttempts: number;
  turn: JobTurn;
}

/** Part of the caller's transaction: the job exists if and only if what it is about was committed. */
export async function enqueue(transaction: Transaction, job: NewJob): Promise<void> {
  const { task, payload, key, maxAttempts, turn } = job;
  const flags = [groupFlag(turn.group), ...(turn.urgency === "bulk" ? [bulkFlag] : [])];
  const priority = await fairPriority(transaction, turn);
  await transaction.$executeRaw`SELECT FROM graphile_worker.add_job(
    ${task}, payload := ${JSON.stringify(payload)}::json, job_key := ${key}, max_attempts := ${maxAttempts}::int,
    priority := ${priority}::int, flags := ${flags}::text[])`;
}
