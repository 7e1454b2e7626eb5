import type { Database } from "../database/client.ts";
import type { Exercise } from "../exercise-library/schema.ts";

/** Any number that nobody else locks on: one catalogue change at a time. */
const catalogueLock = 5_604_304;

export interface CatalogueChange {
  added: string[];
  changed: string[];
  withdrawn: string[];
}

/**
 * Makes the catalogue what the exercises folder says. Contents that submissions were graded by stay, as versions.
 * @param exercises in the catalogue's order, each with the hash of its content
 */
export function replaceCatalogue(
  db: Database,
  exercises: { exercise: Exercise; hash: string }[],
  now: Date,
): Promise<CatalogueChange> {
  return db.$transaction(
    async (transaction) => {
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${catalogueLock})`;
      const before = await transaction.exercise.findMany({ select: { id: true, currentVersionId: true } });
      const versions = new Map(before.map((row) => [row.id, row.currentVersionId]));
      await transaction.exercise.createMany({
        data: exercises.map(({ exercise }, position) => ({ id: exercise.id, position })),
        skipDuplicates: true,
      });
      await transaction.exerciseVersion.createMany({
        data: exercises.map(({ exercise, hash }) => ({
          id: hash,
          exerciseId: exercise.id,
          content: exercise,
          createdAt: now,
        })),
        skipDuplicates: true,
      });
      for (const [position, { exercise, hash }] of exercises.entries())
        await transaction.exercise.update({ where: { id: exercise.id }, data: { position, currentVersionId: hash } });
      const kept = new Set(exercises.map(({ exercise }) => exercise.id));
      const withdrawn = before.filter((row) => row.currentVersionId !== null && !kept.has(row.id)).map((row) => row.id);
      await transaction.exercise.updateMany({ where: { id: { in: withdrawn } }, data: { currentVersionId: null } });
      const offered = ({ exercise }: { exercise: Exercise }) => versions.get(exercise.id) ?? null;
      return {
        added: exercises.filter((one) => offered(one) === null).map((one) => one.exercise.id),
        changed: exercises
          .filter((one) => offered(one) !== null && offered(one) !== one.hash)
          .map((one) => one.exercise.id),
        withdrawn,
      };
    },
    { timeout: 60_000 },
  );
}
