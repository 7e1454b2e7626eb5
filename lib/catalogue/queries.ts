/** Reads of exercises. What they return holds answers: it goes to a browser only rendered, and through `studentView`. */
import type { Database, DatabaseOrTransaction } from "../database/client.ts";
import { type ExerciseContent, exerciseContent } from "../exercise-library/schema.ts";

type Row = { courseId: string | null; currentVersion: { id: string; content: unknown } | null };

export interface CatalogueExercise {
  /** of this exact content, hex */
  versionId: string;
  content: ExerciseContent;
  /** of an imported course; null for this installation's own */
  courseId: string | null;
}

/** Everything that is offered, in the catalogue's order. */
export async function listExercises(db: Database): Promise<CatalogueExercise[]> {
  const rows = await db.exercise.findMany({
    where: { currentVersion: { isNot: null } },
    select: { courseId: true, currentVersion: { select: { id: true, content: true } } },
    // This installation's own folder first, then imported courses as they came: their ids grow with time.
    orderBy: [{ courseId: { sort: "asc", nulls: "first" } }, { position: "asc" }],
  });
  return rows.flatMap((row) => readable(row) ?? []);
}

/** @returns null where there is none of that id; "withdrawn" where there was one */
export async function findExercise(
  db: DatabaseOrTransaction,
  exerciseId: string,
): Promise<CatalogueExercise | "withdrawn" | null> {
  if (exerciseId.includes("\0")) return null; // Postgres text holds no NUL
  const row = await db.exercise.findUnique({
    where: { id: exerciseId },
    select: { courseId: true, currentVersion: { select: { id: true, content: true } } },
  });
  if (!row) return null;
  return readable(row) ?? "withdrawn";
}

/** @returns null where nothing is offered, or only what was kept in words of an earlier program and is refused since */
function readable({ courseId, currentVersion }: Row): CatalogueExercise | null {
  const content = exerciseContent.safeParse(currentVersion?.content);
  return currentVersion && content.success ? { versionId: currentVersion.id, content: content.data, courseId } : null;
}
