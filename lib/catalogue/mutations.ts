import { z } from "zod";
import type { Database, Transaction } from "../database/client.ts";
import type { ExerciseContent } from "../exercise-library/schema.ts";

/** Any number that nobody else locks on: one catalogue change at a time. */
const catalogueLock = 5_604_304;

/** Where a stored content came from, whatever version of the program stored it. */
const place = z.object({ path: z.string() });

export interface CatalogueChange {
  added: string[];
  changed: string[];
  withdrawn: string[];
  /** ids that another course offers: it keeps them, and these are left out */
  taken: string[];
}

/** What a course's folder holds. */
export interface CatalogueSource {
  /** in the catalogue's order */
  exercises: { content: ExerciseContent; hash: string }[];
  /** `path`s of folders with an error in them: what they offered before stays */
  refusedPaths: string[];
}

/**
 * Makes the catalogue of one course what its folder says. Contents that submissions were graded by stay, as versions.
 * @param courseId of an imported course; null for this installation's own folder
 */
export function replaceCatalogue(
  db: Database,
  { exercises: given, refusedPaths }: CatalogueSource,
  now: Date,
  courseId: string | null = null,
): Promise<CatalogueChange> {
  return db.$transaction(
    async (transaction) => {
      await lockCatalogue(transaction);
      const known = await transaction.exercise.findMany({
        select: { id: true, courseId: true, currentVersionId: true, currentVersion: { select: { content: true } } },
      });
      const elsewhere = new Set(
        known.filter((row) => row.courseId !== courseId && row.currentVersionId !== null).map((row) => row.id),
      );
      const exercises = given.filter(({ content }) => !elsewhere.has(content.id));
      const before = known.filter((row) => row.courseId === courseId);
      await store(transaction, exercises, now, courseId);
      const kept = new Set(exercises.map(({ content }) => content.id));
      const isRefused = (content: unknown) => refusedPaths.includes(place.parse(content).path);
      const withdrawn = before
        .filter((row) => row.currentVersion && !kept.has(row.id) && !isRefused(row.currentVersion.content))
        .map((row) => row.id);
      await transaction.exercise.updateMany({ where: { id: { in: withdrawn } }, data: { currentVersionId: null } });
      const versions = new Map(before.map((row) => [row.id, row.currentVersionId]));
      const offered = ({ content }: { content: ExerciseContent }) => versions.get(content.id) ?? null;
      return {
        added: exercises.filter((one) => offered(one) === null).map((one) => one.content.id),
        changed: exercises
          .filter((one) => offered(one) !== null && offered(one) !== one.hash)
          .map((one) => one.content.id),
        withdrawn,
        taken: given.flatMap(({ content }) => (elsewhere.has(content.id) ? [content.id] : [])),
      };
    },
    { timeout: 60_000 },
  );
}

/** Until the transaction ends, nobody else changes what is offered. */
export async function lockCatalogue(transaction: Transaction): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${catalogueLock})`;
}

async function store(
  transaction: Transaction,
  exercises: CatalogueSource["exercises"],
  now: Date,
  courseId: string | null,
): Promise<void> {
  await transaction.exercise.createMany({
    data: exercises.map(({ content }, position) => ({ id: content.id, position, courseId })),
    skipDuplicates: true,
  });
  await transaction.exerciseVersion.createMany({
    data: exercises.map(({ content, hash }) => ({ id: hash, exerciseId: content.id, content, createdAt: now })),
    skipDuplicates: true,
  });
  for (const [position, { content, hash }] of exercises.entries())
    await transaction.exercise.update({
      where: { id: content.id },
      data: { position, courseId, currentVersionId: hash },
    });
}
