/** What the pages of exercises and submissions show, each read behind its gate and only of one's own. */
import { notFound } from "next/navigation";
import type { AuthenticatedUserId } from "#lib/accounts/access.ts";
import { requireUser } from "#lib/auth/gate.ts";
import { findExercise, listExercises } from "#lib/catalogue/queries.ts";
import { database } from "#lib/database/client.ts";
import { renderExercise } from "#lib/exercise-library/render-exercise.ts";
import type { Exercise, ExerciseContent, LocalizedText } from "#lib/exercise-library/schema.ts";
import { type StudentView, studentView } from "#lib/exercise-library/student-view.ts";
import type { LiveState } from "./live-state.ts";
import { findLiveState } from "./own-state.ts";
import { findDraft, findOwnSubmission, listOwnSubmissions, type OwnSubmission } from "./queries.ts";
import { type ShownAnswer, shownAnswer } from "./shown-answer.ts";

/** A submission as its own page and the workspace show it. */
export interface SubmissionView extends Omit<OwnSubmission, "state"> {
  live: LiveState;
  /** of the exercise, once it is passed: says what an answer shows */
  explanation: LocalizedText | null;
  shown: ShownAnswer | null;
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** Without the hints' texts: they are fetched one by one. */
export type WorkspaceExercise = DistributiveOmit<StudentView, "hints"> & { hintCount: number };

export async function loadWorkspace(exerciseId: string) {
  const user = await requireUser();
  const db = database();
  const found = await findExercise(db, exerciseId);
  if (found === null || found === "withdrawn") notFound();
  const [draft, submissions, next] = await Promise.all([
    findDraft(db, user.id, exerciseId),
    listOwnSubmissions(db, user.id, exerciseId, 1),
    nextExercise(exerciseId),
  ]);
  const latest = submissions[0];
  return {
    userId: user.id as string,
    exercise: workspaceView(renderExercise(found.content, null), user.id),
    draft: draft && { answer: draft.answer, editedAt: draft.editedAt.getTime() },
    latest: latest ? await viewOf(user.id, latest.id, found.content) : null,
    next,
  };
}

function workspaceView(content: Exercise, userId: string): WorkspaceExercise {
  const { hints, ...view } = studentView(content, `${userId}/${content.id}`);
  return { ...view, hintCount: Math.min(hints.en.length, hints.zh.length) };
}

/** The one after this in the catalogue's order. */
async function nextExercise(exerciseId: string): Promise<{ id: string; title: LocalizedText } | null> {
  const exercises = await listExercises(database());
  const index = exercises.findIndex(({ content }) => content.id === exerciseId);
  const next = index < 0 ? undefined : exercises[index + 1]?.content;
  return next ? { id: next.id, title: next.title } : null;
}

async function viewOf(
  userId: AuthenticatedUserId,
  submissionId: string,
  content: ExerciseContent | null,
): Promise<SubmissionView | null> {
  const db = database();
  // The state first: of a verdict that comes in between the page then says a moment too long that it is on its way.
  const live = await findLiveState(db, userId, submissionId);
  const submission = live && (await findOwnSubmission(db, userId, submissionId));
  if (!submission) return null;
  const { state: _state, ...rest } = submission;
  return {
    ...rest,
    live,
    explanation: submission.status === "passed" && content ? content.explanation : null,
    shown: shownAnswer(submission.answer, content && renderExercise(content, null)),
  };
}

export async function loadSubmission(submissionId: string) {
  const user = await requireUser();
  const db = database();
  const own = await findOwnSubmission(db, user.id, submissionId);
  if (!own) notFound();
  const found = await findExercise(db, own.exerciseId);
  const content = found === "withdrawn" ? null : found;
  const submission = await viewOf(user.id, submissionId, content?.content ?? null);
  if (!submission) notFound();
  const exercise = content && { id: content.content.id, title: content.content.title };
  return { submission, exercise, next: await nextExercise(own.exerciseId) };
}

export async function loadHistory(exerciseId: string) {
  const user = await requireUser();
  const db = database();
  const found = await findExercise(db, exerciseId);
  if (found === null) notFound();
  return {
    title: found === "withdrawn" ? null : found.content.title,
    submissions: await listOwnSubmissions(db, user.id, exerciseId),
  };
}

/** For the browser's tab. */
export async function loadExerciseTitle(exerciseId: string): Promise<LocalizedText | null> {
  await requireUser();
  const found = await findExercise(database(), exerciseId);
  return found === null || found === "withdrawn" ? null : found.content.title;
}
