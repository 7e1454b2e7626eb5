/** Reads of exercises. What they return holds answers: it goes to a browser only rendered, and through `studentView`. */
import type { Database, DatabaseOrTransaction } from "../database/client.ts";
import { type ExerciseContent, exerciseContent } from "../exercise-library/schema.ts";

export interface CatalogueExercise {
  /** of this exact content, hex */
  versionId: string;
  content: ExerciseContent;
}

export interface ListedExercise extends CatalogueExercise {
  /** of an imported course; null for this installation's own */
  courseId: string | null;
}

/** Everything that is offered, in the catalogue's order. */
export async function listExercises(db: Database): Promise<ListedExercise[]> {
  const rows = await db.exercise.findMany({
    where: { currentVersion: { isNot: null } },
    select: { courseId: true, currentVersion: { select: { id: true, content: true } } },
    // This installation's own folder first, then imported courses as they came: their ids grow with time.
    orderBy: [{ courseId: { sort: "asc", nulls: "first" } }, { position: "asc" }],
  });
  return rows.flatMap(({ courseId, currentVersion }) => {
    const exercise = currentVersion && readable(currentVersion);
    return exercise ? [{ ...exercise, courseId }] : [];
  });
}

/** @returns null where there is none of that id; "withdrawn" where there was one */
export async function findExercise(
  db: DatabaseOrTransaction,
  exerciseId: string,
): Promise<CatalogueExercise | "withdrawn" | null> {
  if (exerciseId.includes("\0")) return null; // Postgres text holds no NUL
  const row = await db.exercise.findUnique({
    where: { id: exerciseId },
    select: { currentVersion: { select: { id: true, content: true } } },
  });
  if (!row) return null;
  return (row.currentVersion && readable(row.currentVersion)) ?? "withdrawn";
}

/** Kept in words of an earlier program, and refused since: it is not offered until its folder is mended. */
function readable(version: { id: string; content: unknown }): CatalogueExercise | null {
  const content = exerciseContent.safeParse(version.content);
  return content.success ? { versionId: version.id, content: content.data } : null;
}
