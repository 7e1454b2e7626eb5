/** What an admin does with imported courses. The caller has passed a gate for admins. */
import { lockCatalogue } from "../catalogue/mutations.ts";
import { type Database, isUniqueViolation, type Transaction } from "../database/client.ts";
import { enqueue } from "../queue/enqueue.ts";
import { importCourseTask } from "./task.ts";

/** A killed grader uses up an attempt without being at fault. */
const importAttempts = 4;

/** A course's first import. @returns its id, or why there is none */
export async function addCourse(
  db: Database,
  location: string,
  now: Date,
): Promise<{ courseId: string } | { refused: "known-already" }> {
  try {
    return await db.$transaction(async (transaction) => {
      const { id } = await transaction.importedCourse.create({
        data: { location, createdAt: now },
        select: { id: true },
      });
      await enqueueImport(transaction, id);
      return { courseId: id };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return { refused: "known-already" };
  }
}

/**
 * Brings in what the place holds now. What it held before is offered until then.
 * @returns whether one was begun: not of a course that is gone, nor beside an import that is under way
 */
export async function importCourseAgain(db: Database, courseId: string): Promise<boolean> {
  return db.$transaction(async (transaction) => {
    const { count } = await transaction.importedCourse.updateMany({
      where: { id: courseId, state: { not: "importing" } },
      data: { state: "importing", problems: [], found: 0, checked: 0 },
    });
    if (count > 0) await enqueueImport(transaction, courseId);
    return count > 0;
  });
}

/** Its exercises are withdrawn; what was handed in for them stays with whoever handed it in. */
export async function removeCourse(db: Database, courseId: string): Promise<void> {
  await db.$transaction(async (transaction) => {
    // An import that is storing its exercises ends first; one that comes later finds no course to store them in.
    await lockCatalogue(transaction);
    await transaction.exercise.updateMany({ where: { courseId }, data: { currentVersionId: null, courseId: null } });
    await transaction.importedCourse.deleteMany({ where: { id: courseId } });
  });
}

/**
 * Imports whose job is gone: the queue was cleared, or a backup restored without it. They get a new one.
 * @returns how many there were
 */
export async function requeueForgottenImports(db: Database): Promise<number> {
  const forgotten = await db.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM "ImportedCourse" WHERE state = 'importing' AND NOT EXISTS (
      SELECT FROM graphile_worker.jobs
      WHERE key = ${importCourseTask} || '/' || "ImportedCourse".id::text
        AND (attempts < max_attempts OR locked_at IS NOT NULL))`;
  for (const { id } of forgotten) await db.$transaction((transaction) => enqueueImport(transaction, id));
  return forgotten.length;
}

function enqueueImport(transaction: Transaction, courseId: string): Promise<void> {
  return enqueue(transaction, {
    task: importCourseTask,
    payload: { courseId },
    key: `${importCourseTask}/${courseId}`,
    maxAttempts: importAttempts,
    turn: { group: importCourseTask, urgency: "bulk" },
  });
}
