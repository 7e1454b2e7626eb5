import type { Transaction } from "../database/client.ts";

export interface NewJob {
  /** which task performs it */
  task: string;
  /** JSON; whoever performs it parses it strictly */
  payload: object;
  /** one waiting job per key: enqueuing again replaces it */
  key: string;
  maxAttempts: number;
}

/** Part of the caller's transaction: the job exists if and only if what it is about was committed. */
export async function enqueue(transaction: Transaction, { task, payload, key, maxAttempts }: NewJob): Promise<void> {
  await transaction.$executeRaw`SELECT FROM graphile_worker.add_job(
    ${task}, payload := ${JSON.stringify(payload)}::json, job_key := ${key}, max_attempts := ${maxAttempts}::int)`;
}
