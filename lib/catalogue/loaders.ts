/** What staff see of an exercise, read behind their gate: everything. */
import { notFound } from "next/navigation";
import { requireRole } from "#lib/auth/gate.ts";
import { database } from "#lib/database/client.ts";
import type { Exercise, ExerciseContent } from "#lib/exercise-library/schema.ts";
import { staffRoles } from "./access.ts";
import { findExercise } from "./queries.ts";
import { findStaffVariant, listVariants } from "./staff-queries.ts";

/** As one learner met it, or as it was written: with `${name}` where learners have their own. */
export type StaffContent = Exercise | ExerciseContent;

const listed = 50;

/** @param search as the address says: anything */
export async function loadStaffExercise(exerciseId: string, search: { whose?: unknown; group?: unknown }) {
  await requireRole(...staffRoles);
  const db = database();
  const found = await findExercise(db, exerciseId);
  if (found === null || found === "withdrawn") notFound();
  const { versionId, content, courseId } = found;
  const hasVariants = content.variant !== null;
  const whose = typeof search.whose === "string" ? search.whose.slice(0, 400) : "";
  const attemptGroup = groupOf(search.group);
  const [variants, chosen] = await Promise.all([
    hasVariants ? listVariants(db, exerciseId, listed) : [],
    hasVariants && whose !== "" ? findStaffVariant(db, exerciseId, { whose, attemptGroup }) : null,
  ]);
  return {
    versionId,
    isImported: courseId !== null,
    content: (chosen?.exercise ?? content) satisfies StaffContent,
    variantSource: content.variant,
    search: { whose, attemptGroup },
    chosen,
    variants,
    isCapped: variants.length === listed,
  };
}

function groupOf(input: unknown): number {
  const number = Number(input);
  return Number.isInteger(number) && number >= 1 && number <= 1_000_000 ? number : 1;
}
