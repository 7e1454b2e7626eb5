import type { Database, Transaction } from "../database/client.ts";
import { enqueue } from "../queue/enqueue.ts";
import type { JobTurn } from "../queue/turn.ts";
import { queueAttempts } from "./rules.ts";
import { gradeSubmissionTask } from "./task.ts";

interface WhatToGrade {
  submissionId: string;
  /** who shares one place in the order: the learner, until submissions belong to courses */
  group: string;
  /** bulk for what nobody waits for, such as regrading; interactive unless said otherwise */
  urgency?: JobTurn["urgency"];
}

export function enqueueGrading(
  transaction: Transaction,
  { submissionId, group, urgency = "interactive" }: WhatToGrade,
): Promise<void> {
  return enqueue(transaction, {
    task: gradeSubmissionTask,
    payload: { submissionId },
    key: submissionId,
    maxAttempts: queueAttempts,
    turn: { group, urgency },
  });
}

/**
 * Submissions whose job is gone (the queue was cleared, or a backup restored without it) or used up would wait for
 * ever: they get a new one. One snapshot sees both tables, so what is being handed in or graded now is left alone.
 * @returns how many there were
 */
export async function requeueForgotten(db: Database): Promise<number> {
  const forgotten = await db.$queryRaw<{ submissionId: string; group: string }[]>`
    SELECT id::text AS "submissionId", "userId"::text AS "group" FROM "Submission"
    WHERE state IN ('queued', 'grading') AND NOT EXISTS (
      SELECT FROM graphile_worker.jobs
      WHERE key = "Submission".id::text AND (attempts < max_attempts OR locked_at IS NOT NULL))`;
  for (const one of forgotten) await db.$transaction((transaction) => enqueueGrading(transaction, one));
  return forgotten.length;
}
