/** What students write: answers and drafts. Expected refusals are returned. */
import type { AuthenticatedUserId } from "../accounts/access.ts";
import { findExercise } from "../catalogue/queries.ts";
import { findOwnExercise } from "../catalogue/variants/queries.ts";
import type { VariantRequest } from "../catalogue/variants/schema.ts";
import { type Database, type DatabaseOrTransaction, isUniqueViolation } from "../database/client.ts";
import type { Answer } from "../grading/answer.ts";
import { fitsExercise } from "../grading/fits-exercise.ts";
import { sumPrices } from "../hints/queries.ts";
import { enqueueGrading } from "./enqueue-grading.ts";
import { announce } from "./events.ts";
import { countGradedInGroup } from "./queries.ts";
import { mayHaveAnotherVariant, parseAnswer, unfinishedStates, waitingLimit } from "./rules.ts";
import type { AnswerRefusal, SubmissionRefusal } from "./schema.ts";

interface NewAnswer {
  userId: AuthenticatedUserId;
  exerciseId: string;
  /** as it came from the browser */
  answer: unknown;
  /** that it answers, where the exercise has variants */
  variantId?: string | null;
}

/**
 * Row and job in one transaction: an answer is graded if and only if it was taken.
 * @param versionId that the learner has before him, where he has a page: an answer to another one would cost him an attempt
 * @param submissionId chosen by whoever hands it in, so that the same answer sent twice is one submission
 * @param maxWaiting so many unfinished others of his may there be
 */
export async function submitAnswer(
  db: Database,
  {
    submissionId,
    versionId,
    maxWaiting = waitingLimit,
    ...answer
  }: NewAnswer & { submissionId: string; versionId?: string; maxWaiting?: number; now: Date },
): Promise<{ submissionId: string } | { refused: SubmissionRefusal }> {
  const accepted = await acceptAnswer(db, answer);
  if ("refused" in accepted) return accepted;
  if (versionId !== undefined && versionId !== accepted.versionId) return { refused: "other-version" };
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

type AcceptedAnswer = { answer: Answer; versionId: string; variantId: string | null };

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
        variantId: accepted.variantId,
        answer: accepted.answer,
        hintPenalty: await sumPrices(transaction, userId, exerciseId),
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
  { editedAt, now, ...draft }: NewAnswer & { editedAt: Date; now: Date },
): Promise<{ kept: "this" | "other" } | { refused: AnswerRefusal }> {
  const accepted = await acceptAnswer(db, draft);
  if ("refused" in accepted) return accepted;
  const { userId, exerciseId } = draft;
  const edited = editedAt < now ? editedAt : now;
  const written = await db.$executeRaw`
    INSERT INTO "Draft" ("userId", "exerciseId", "answer", "editedAt")
    VALUES (${userId}::uuid, ${exerciseId}, ${JSON.stringify(accepted.answer)}::json, ${edited})
    ON CONFLICT ("userId", "exerciseId") DO UPDATE SET "answer" = excluded."answer", "editedAt" = excluded."editedAt"
    WHERE "Draft"."editedAt" <= excluded."editedAt"`;
  return { kept: written > 0 ? "this" : "other" };
}

/**
 * The way to another variant; what was handed in to this one stays.
 * @param after the attempt group that the learner sees, so that asking twice is asking once
 */
export async function anotherVariant(
  db: Database,
  { userId, exerciseId, after }: { userId: AuthenticatedUserId; exerciseId: string; after: number },
): Promise<VariantRequest | "too-early" | "unknown"> {
  const exercise = await findExercise(db, exerciseId);
  if (exercise === null || exercise === "withdrawn" || exercise.content.variant === null) return "unknown";
  if (!mayHaveAnotherVariant(await countGradedInGroup(db, userId, exerciseId, after))) return "too-early";
  return { userId, exerciseVersionId: exercise.versionId, attemptGroup: after + 1 };
}

async function acceptAnswer(
  db: DatabaseOrTransaction,
  { userId, exerciseId, answer: input, variantId = null }: NewAnswer,
): Promise<AcceptedAnswer | { refused: AnswerRefusal }> {
  const parsed = parseAnswer(input);
  if ("refused" in parsed) return parsed;
  const own = await findOwnExercise(db, userId, exerciseId);
  if (own === null) return { refused: "unknown-exercise" };
  if (own === "withdrawn") return { refused: "withdrawn" };
  // The page is older than the learner's present variant: the answer is to other numbers.
  if ("missing" in own || (own.variant?.id ?? null) !== variantId) return { refused: "other-variant" };
  if (!fitsExercise(own.exercise, parsed.answer)) return { refused: "malformed" };
  return { answer: parsed.answer, versionId: own.versionId, variantId };
}
