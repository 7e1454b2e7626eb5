/** Reads of one's own submissions and drafts. Always by their owner: somebody else's do not exist. */
import type { AuthenticatedUserId } from "../accounts/access.ts";
import type { Database, Prisma } from "../database/client.ts";
import { isUuid } from "../database/uuid.ts";
import { renderExercise } from "../exercise-library/render-exercise.ts";
import { type Exercise, exercise, exerciseContent } from "../exercise-library/schema.ts";
import { type Answer, answer } from "../grading/answer.ts";
import { type Observation, observation } from "../grading/observation.ts";
import { redactVerdict } from "../grading/redact-verdict.ts";
import { type Verdict, verdict } from "../grading/verdict.ts";
import type { SubmissionState } from "./schema.ts";

/** A line of a history. */
export interface SubmissionItem {
  id: string;
  exerciseId: string;
  state: SubmissionState;
  createdAt: Date;
  gradedAt: Date | null;
  /** of the verdict; null until it is there */
  status: string | null;
  score: number | null;
  maxScore: number | null;
}

export interface OwnSubmission extends SubmissionItem {
  answer: Answer;
  /** as a student may see it */
  verdict: Verdict | null;
  observation: Observation | null;
}

const item = {
  id: true,
  exerciseId: true,
  state: true,
  createdAt: true,
  gradedAt: true,
  status: true,
  score: true,
  maxScore: true,
} as const;

export async function findOwnSubmission(
  db: Database,
  userId: AuthenticatedUserId,
  submissionId: string,
): Promise<OwnSubmission | null> {
  if (!isUuid(submissionId)) return null;
  const row = await db.submission.findFirst({
    where: { id: submissionId, userId },
    select: { ...item, answer: true, verdict: true, observation: true },
  });
  if (!row) return null;
  return {
    ...row,
    answer: answer.parse(row.answer),
    verdict: row.verdict === null ? null : redactVerdict(verdict.parse(row.verdict), { isPastDue: false }),
    observation: row.observation === null ? null : observation.parse(row.observation),
  };
}

const newestFirst: Prisma.SubmissionOrderByWithRelationInput[] = [{ createdAt: "desc" }, { id: "desc" }];

/** One's own over all exercises, the newest first. */
export function listRecentSubmissions(
  db: Database,
  userId: AuthenticatedUserId,
  limit: number,
): Promise<SubmissionItem[]> {
  return db.submission.findMany({ where: { userId }, select: item, orderBy: newestFirst, take: limit });
}

export interface PinnedExercise {
  /** what the submission is graded by: holds answers; null where it was kept in words that are no longer read */
  exercise: Exercise | null;
  /** withdrawn: no version is offered any more */
  version: "current" | "earlier" | "withdrawn";
}

/** The exact content that one's own submission is graded by, whatever has become of the exercise since. */
export async function findPinnedExercise(
  db: Database,
  userId: AuthenticatedUserId,
  submissionId: string,
): Promise<PinnedExercise | null> {
  if (!isUuid(submissionId)) return null;
  const row = await db.submission.findFirst({
    where: { id: submissionId, userId },
    select: {
      exercise: { select: { currentVersionId: true } },
      exerciseVersion: { select: { id: true, content: true } },
      variant: { select: { content: true } },
    },
  });
  if (!row) return null;
  const { currentVersionId } = row.exercise;
  const isCurrent = currentVersionId === row.exerciseVersion.id;
  return {
    exercise: row.variant
      ? (exercise.safeParse(row.variant.content).data ?? null)
      : renderedOrNull(row.exerciseVersion.content),
    version: currentVersionId === null ? "withdrawn" : isCurrent ? "current" : "earlier",
  };
}

function renderedOrNull(stored: unknown): Exercise | null {
  const content = exerciseContent.safeParse(stored);
  return content.success && content.data.variant === null ? renderExercise(content.data, null) : null;
}

/** Of one exercise, the newest first. */
export function listOwnSubmissions(
  db: Database,
  userId: AuthenticatedUserId,
  exerciseId: string,
  limit = 100,
): Promise<SubmissionItem[]> {
  return db.submission.findMany({ where: { userId, exerciseId }, select: item, orderBy: newestFirst, take: limit });
}

/** The newest to what the learner has before him: another variant begins without one. @param attemptGroup null: no variants */
export function findLatestSubmission(
  db: Database,
  userId: AuthenticatedUserId,
  exerciseId: string,
  attemptGroup: number | null,
): Promise<SubmissionItem | null> {
  const variant = attemptGroup === null ? {} : { variant: { attemptGroup } };
  return db.submission.findFirst({ where: { userId, exerciseId, ...variant }, select: item, orderBy: newestFirst });
}

export function countGradedInGroup(
  db: Database,
  userId: AuthenticatedUserId,
  exerciseId: string,
  attemptGroup: number,
): Promise<number> {
  return db.submission.count({ where: { userId, exerciseId, state: "graded", variant: { attemptGroup } } });
}

export interface OwnDraft {
  answer: Answer;
  editedAt: Date;
}

export async function findDraft(
  db: Database,
  userId: AuthenticatedUserId,
  exerciseId: string,
): Promise<OwnDraft | null> {
  const row = await db.draft.findUnique({
    where: { userId_exerciseId: { userId, exerciseId } },
    select: { answer: true, editedAt: true },
  });
  const draft = row && answer.safeParse(row.answer);
  return row && draft?.success ? { answer: draft.data, editedAt: row.editedAt } : null;
}
