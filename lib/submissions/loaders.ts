/** What the pages of exercises and submissions show, each read behind its gate and only of one's own. */
import { notFound } from "next/navigation";
import type { AuthenticatedUserId } from "#lib/accounts/access.ts";
import { requireUser } from "#lib/auth/gate.ts";
import { mayReadAnswers } from "#lib/catalogue/access.ts";
import { findExercise, listExercises } from "#lib/catalogue/queries.ts";
import { awaitOwnExercise } from "#lib/catalogue/variants/await-own-exercise.ts";
import type { OwnExercise } from "#lib/catalogue/variants/queries.ts";
import { database } from "#lib/database/client.ts";
import type { LocalizedText } from "#lib/exercise-library/schema.ts";
import { type StudentView, studentView } from "#lib/exercise-library/student-view.ts";
import { findOwnHints } from "#lib/hints/queries.ts";
import { isAnyWorkerAlive } from "#lib/queue/liveness.ts";
import type { LiveState } from "./live-state.ts";
import { findLiveState } from "./own-state.ts";
import {
  countGradedInGroup,
  findDraft,
  findLatestSubmission,
  findOwnSubmission,
  findPinnedExercise,
  listOwnSubmissions,
  type OwnSubmission,
  type PinnedExercise,
} from "./queries.ts";
import { mayHaveAnotherVariant } from "./rules.ts";
import { type ShownAnswer, shownAnswer } from "./shown-answer.ts";

/** A submission as its own page and the workspace show it. */
export interface SubmissionView extends Omit<OwnSubmission, "state"> {
  live: LiveState;
  /** of the exercise, once it is passed: says what an answer shows */
  explanation: LocalizedText | null;
  shown: ShownAnswer | null;
  /** the exercise's version that it is graded by */
  version: PinnedExercise["version"];
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** Without the hints: of them a learner is sent those that he has taken. */
export type WorkspaceExercise = DistributiveOmit<StudentView, "hints">;

/** What a workspace says of the learner's variant; its seed and parameters are for staff. */
export interface VariantInPlay {
  id: string;
  attemptGroup: number;
  mayHaveAnother: boolean;
}

/** `preparing` and `broken`: the learner's variant is not there, and opening the page again asks for it again. */
export async function loadWorkspace(exerciseId: string) {
  const user = await requireUser();
  const db = database();
  const own = await awaitOwnExercise(db, user.id, exerciseId);
  if (own === null || own === "withdrawn") notFound();
  if (own === "broken") return { state: own };
  if (own === "preparing") return { state: own, graderAlive: await isAnyWorkerAlive(db) };
  const { exercise } = own;
  const attemptGroup = own.variant?.attemptGroup ?? null;
  const [draft, latest, next, graded, hints] = await Promise.all([
    findDraft(db, user.id, exerciseId),
    findLatestSubmission(db, user.id, exerciseId, attemptGroup),
    nextExercise(exerciseId),
    attemptGroup === null ? 0 : countGradedInGroup(db, user.id, exerciseId, attemptGroup),
    findOwnHints(db, user.id, exercise),
  ]);
  const variant: VariantInPlay | null = own.variant && {
    id: own.variant.id,
    attemptGroup: own.variant.attemptGroup,
    mayHaveAnother: mayHaveAnotherVariant(graded),
  };
  return {
    state: "ready" as const,
    userId: user.id as string,
    isStaff: mayReadAnswers(user.role),
    exercise: workspaceView(own, user.id),
    versionId: own.versionId,
    hints,
    variant,
    // The exercise may have changed since: the form leaves out what it no longer offers.
    draft: draft?.answer.kind === exercise.kind ? { answer: draft.answer, editedAt: draft.editedAt.getTime() } : null,
    latest: latest && (await viewOf(user.id, latest.id)),
    next,
  };
}

function workspaceView({ exercise, variant }: OwnExercise, userId: string): WorkspaceExercise {
  const { hints: _hints, ...view } = studentView(exercise, variant?.seed ?? `${userId}/${exercise.id}`);
  return view;
}

/** The one after this in the catalogue's order. */
async function nextExercise(exerciseId: string): Promise<{ id: string; title: LocalizedText } | null> {
  const exercises = await listExercises(database());
  const index = exercises.findIndex(({ content }) => content.id === exerciseId);
  const next = index < 0 ? undefined : exercises[index + 1]?.content;
  return next ? { id: next.id, title: next.title } : null;
}

async function viewOf(userId: AuthenticatedUserId, submissionId: string): Promise<SubmissionView | null> {
  const db = database();
  // The state first: of a verdict that comes in between the page then says a moment too long that it is on its way.
  const live = await findLiveState(db, userId, submissionId);
  const submission = live && (await findOwnSubmission(db, userId, submissionId));
  const pinned = submission && (await findPinnedExercise(db, userId, submissionId));
  if (!pinned) return null;
  const { state: _state, ...rest } = submission;
  const { exercise, version } = pinned;
  return {
    ...rest,
    live,
    explanation: submission.status === "passed" && exercise ? exercise.explanation : null,
    shown: shownAnswer(submission.answer, exercise),
    version,
  };
}

export async function loadSubmission(submissionId: string) {
  const user = await requireUser();
  const db = database();
  const pinned = await findPinnedExercise(db, user.id, submissionId);
  const submission = pinned && (await viewOf(user.id, submissionId));
  if (!submission) notFound();
  const { exerciseId } = submission;
  return {
    submission,
    title: pinned.exercise?.title ?? (await loadExerciseTitle(exerciseId)),
    next: await nextExercise(exerciseId),
  };
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
