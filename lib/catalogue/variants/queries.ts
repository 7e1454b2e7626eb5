/** Reads of learners' variants. What they return holds answers, as the exercises themselves do. */
import type { AuthenticatedUserId } from "../../accounts/access.ts";
import type { DatabaseOrTransaction } from "../../database/client.ts";
import { renderExercise } from "../../exercise-library/render-exercise.ts";
import { type Exercise, exercise } from "../../exercise-library/schema.ts";
import { findExercise } from "../queries.ts";
import type { VariantRequest } from "./schema.ts";

export interface LearnersVariant {
  id: string;
  attemptGroup: number;
  /** of the generator that variant.py was given */
  seed: string;
  exercise: Exercise;
}

/** @returns null where it has not been made, or was made by a version of the program whose words we no longer read */
export async function findVariant(db: DatabaseOrTransaction, request: VariantRequest): Promise<LearnersVariant | null> {
  const row = await db.variant.findUnique({
    where: { userId_exerciseVersionId_attemptGroup: request },
    select: { id: true, attemptGroup: true, seed: true, content: true },
  });
  if (!row) return null;
  const { content, ...variant } = row;
  const parsed = exercise.safeParse(content);
  return parsed.success ? { ...variant, exercise: parsed.data } : null;
}

/** The exercise as one learner meets it now. */
export interface OwnExercise {
  versionId: string;
  exercise: Exercise;
  /** null where it is the same for everybody */
  variant: Pick<LearnersVariant, "id" | "attemptGroup" | "seed"> | null;
}

/** @returns a request where the learner's variant has yet to be made */
export async function findOwnExercise(
  db: DatabaseOrTransaction,
  userId: AuthenticatedUserId,
  exerciseId: string,
): Promise<OwnExercise | { missing: VariantRequest } | "withdrawn" | null> {
  const found = await findExercise(db, exerciseId);
  if (found === null || found === "withdrawn") return found;
  const { versionId, content } = found;
  if (content.variant === null) return { versionId, exercise: renderExercise(content, null), variant: null };
  const attemptGroup = await newestAttemptGroup(db, userId, exerciseId);
  const request = { userId, exerciseVersionId: versionId, attemptGroup };
  const variant = await findVariant(db, request);
  return variant ? { versionId, exercise: variant.exercise, variant } : { missing: request };
}

/** Over all versions: an author who mends a slip of the pen leaves everybody in his group. */
async function newestAttemptGroup(
  db: DatabaseOrTransaction,
  userId: AuthenticatedUserId,
  exerciseId: string,
): Promise<number> {
  const newest = await db.variant.aggregate({ where: { userId, exerciseId }, _max: { attemptGroup: true } });
  return newest._max.attemptGroup ?? 1;
}
