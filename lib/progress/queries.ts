/** How far somebody has come. */
import type { AuthenticatedUserId } from "../accounts/access.ts";
import type { Database } from "../database/client.ts";

export interface ExerciseProgress {
  exerciseId: string;
  /** waiting: no verdict yet, and none before */
  status: "passed" | "attempted" | "waiting";
  /** submissions that count */
  attempts: number;
  /** null until something is graded */
  bestScore: number | null;
  /** that the best was measured by */
  maxScore: number | null;
  lastSubmittedAt: Date;
}

/** Of every exercise that the learner has handed something in for. What we failed to grade does not count. */
export function listProgress(db: Database, userId: AuthenticatedUserId): Promise<ExerciseProgress[]> {
  return db.$queryRaw<ExerciseProgress[]>`
    SELECT "exerciseId",
      CASE WHEN bool_or(status = 'passed') THEN 'passed' WHEN bool_or(state = 'graded') THEN 'attempted' ELSE 'waiting' END
        AS status,
      count(*)::int AS attempts,
      max(score) AS "bestScore",
      (array_agg("maxScore" ORDER BY score DESC NULLS LAST))[1] AS "maxScore",
      max("createdAt") AS "lastSubmittedAt"
    FROM "Submission"
    WHERE "userId" = ${userId}::uuid AND state <> 'faulted'
    GROUP BY "exerciseId"`;
}
