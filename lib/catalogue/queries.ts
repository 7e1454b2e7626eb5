/** Reads of exercises. What they return holds answers: it goes to a browser only rendered, and through `studentView`. */
import type { Database, DatabaseOrTransaction } from "../database/client.ts";
import { type ExerciseContent, exerciseContent } from "../exercise-library/schema.ts";

export interface CatalogueExercise {
  /** of this exact content, hex */
  versionId: string;
  content: ExerciseContent;
}

/** Everything that is offered, in the catalogue's order. */
export async function listExercises(db: Database): Promise<CatalogueExercise[]> {
  const rows = await db.exercise.findMany({
    where: { currentVersion: { isNot: null } },
    select: { currentVersion: { select: { id: true, content: true } } },
    orderBy: { position: "asc" },
  });
  return rows.flatMap(({ currentVersion }) => (currentVersion ? [parsed(currentVersion)] : []));
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
  return row.currentVersion ? parsed(row.currentVersion) : "withdrawn";
}

function parsed(version: { id: string; content: unknown }): CatalogueExercise {
  return { versionId: version.id, content: exerciseContent.parse(version.content) };
}
