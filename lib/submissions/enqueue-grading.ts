import type { Database, Transaction } from "../database/client.ts";
import { enqueue } from "../queue/enqueue.ts";
import { queueAttempts } from "./rules.ts";
import { gradeSubmissionTask } from "./task.ts";

export function enqueueGrading(transaction: Transaction, submissionId: string): Promise<void> {
  return enqueue(transaction, {
    task: gradeSubmissionTask,
    payload: { submissionId },
    key: submissionId,
    maxAttempts: queueAttempts,
  });
}

/**
 * Submissions whose job is gone (the queue was cleared, or a backup restored without it) or used up would wait for
 * ever: they get a new one. One snapshot sees both tables, so what is being handed in or graded now is left alone.
 * @returns how many there were
 */
export async function requeueForgotten(db: Database): Promise<number> {
  const forgotten = await db.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM "Submission"
    WHERE state IN ('queued', 'grading') AND NOT EXISTS (
      SELECT FROM graphile_worker.jobs
      WHERE key = "Submission".id::text AND (attempts < max_attempts OR locked_at IS NOT NULL))`;
  for (const { id } of forgotten) await db.$transaction((transaction) => enqueueGrading(transaction, id));
  return forgotten.length;
}
