/** Reads of one's own submissions and drafts. Always by their owner: somebody else's do not exist. */
import type { AuthenticatedUserId } from "../accounts/access.ts";
import type { Database, Prisma } from "../database/client.ts";
import { isUuid } from "../database/uuid.ts";
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
    verdict: row.verdict === null ? null : redactVerdict(verdict.parse(row.verdict)),
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

/** Of one exercise, the newest first. */
export function listOwnSubmissions(
  db: Database,
  userId: AuthenticatedUserId,
  exerciseId: string,
  limit = 100,
): Promise<SubmissionItem[]> {
  return db.submission.findMany({ where: { userId, exerciseId }, select: item, orderBy: newestFirst, take: limit });
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
  return row && { answer: answer.parse(row.answer), editedAt: row.editedAt };
}
