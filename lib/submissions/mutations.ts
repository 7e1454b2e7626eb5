/** What students write: answers and drafts. Expected refusals are returned. */
import type { AuthenticatedUserId } from "../accounts/access.ts";
import { findExercise } from "../catalogue/queries.ts";
import { type Database, type DatabaseOrTransaction, isUniqueViolation } from "../database/client.ts";
import { renderExercise } from "../exercise-library/render-exercise.ts";
import type { Answer } from "../grading/answer.ts";
import { fitsExercise } from "../grading/fits-exercise.ts";
import { enqueueGrading } from "./enqueue-grading.ts";
import { announce } from "./events.ts";
import { parseAnswer, unfinishedStates, waitingLimit } from "./rules.ts";
import type { AnswerRefusal, SubmissionRefusal } from "./schema.ts";

interface NewAnswer {
  userId: AuthenticatedUserId;
  exerciseId: string;
  /** as it came from the browser */
  answer: unknown;
}

/**
 * Row and job in one transaction: an answer is graded if and only if it was taken.
 * @param submissionId chosen by whoever hands it in, so that the same answer sent twice is one submission
 * @param maxWaiting so many unfinished others of his may there be
 */
export async function submitAnswer(
  db: Database,
  {
    submissionId,
    maxWaiting = waitingLimit,
    ...answer
  }: NewAnswer & { submissionId: string; maxWaiting?: number; now: Date },
): Promise<{ submissionId: string } | { refused: SubmissionRefusal }> {
  const accepted = await acceptAnswer(db, answer.exerciseId, answer.answer);
  if ("refused" in accepted) return accepted;
  const waiting = await db.submission.count({
    where: { userId: answer.userId, state: { in: unfinishedStates }, id: { not: submissionId } },
  });
  if (waiting >= maxWaiting) return { refused: "too-many-waiting" };
  try {
    await storeSubmission(db, submissionId, { ...answer, ...accepted });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const sent = await db.submission.findFirst({ where: { id: submissionId, userId: answer.userId } });
    if (!sent) return { refused: "malformed" };
  }
  return { submissionId };
}

type AcceptedAnswer = { answer: Answer; versionId: string };

async function storeSubmission(
  db: Database,
  submissionId: string,
  { userId, exerciseId, now, ...accepted }: Omit<NewAnswer, "answer"> & AcceptedAnswer & { now: Date },
): Promise<void> {
  await db.$transaction(async (transaction) => {
    await transaction.submission.create({
      data: {
        id: submissionId,
        userId,
        exerciseId,
        exerciseVersionId: accepted.versionId,
        answer: accepted.answer,
        createdAt: now,
      },
    });
    await enqueueGrading(transaction, { submissionId, group: userId });
    await announce(transaction, { submissionId, userId });
  });
}

/**
 * Keeps what is being typed. Of two copies, from two tabs or a device that was offline, the one edited later stays.
 * @param editedAt by the browser's clock; one that is ahead counts as now, or it would win for ever
 * @returns kept: "this", or "other" where a newer one is there already
 */
export async function saveDraft(
  db: Database,
  { userId, exerciseId, answer, editedAt, now }: NewAnswer & { editedAt: Date; now: Date },
): Promise<{ kept: "this" | "other" } | { refused: AnswerRefusal }> {
  const accepted = await acceptAnswer(db, exerciseId, answer);
  if ("refused" in accepted) return accepted;
  const edited = editedAt < now ? editedAt : now;
  const written = await db.$executeRaw`
    INSERT INTO "Draft" ("userId", "exerciseId", "answer", "editedAt")
    VALUES (${userId}::uuid, ${exerciseId}, ${JSON.stringify(accepted.answer)}::json, ${edited})
    ON CONFLICT ("userId", "exerciseId") DO UPDATE SET "answer" = excluded."answer", "editedAt" = excluded."editedAt"
    WHERE "Draft"."editedAt" <= excluded."editedAt"`;
  return { kept: written > 0 ? "this" : "other" };
}

async function acceptAnswer(
  db: DatabaseOrTransaction,
  exerciseId: string,
  input: unknown,
): Promise<AcceptedAnswer | { refused: AnswerRefusal }> {
  const parsed = parseAnswer(input);
  if ("refused" in parsed) return parsed;
  const exercise = await findExercise(db, exerciseId);
  if (exercise === null) return { refused: "unknown-exercise" };
  if (exercise === "withdrawn") return { refused: "withdrawn" };
  if (!fitsExercise(renderExercise(exercise.content, null), parsed.answer)) return { refused: "malformed" };
  return { answer: parsed.answer, versionId: exercise.versionId };
}
