/** What an admin does with imported courses. The caller has passed a gate for admins. */
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

/** Brings in what the place holds now. What it held before is offered until then. @returns whether there is such a course */
export async function importCourseAgain(db: Database, courseId: string): Promise<boolean> {
  return db.$transaction(async (transaction) => {
    const { count } = await transaction.importedCourse.updateMany({
      where: { id: courseId },
      data: { state: "importing", problems: [], found: 0, checked: 0 },
    });
    if (count > 0) await enqueueImport(transaction, courseId);
    return count > 0;
  });
}

/** Its exercises are withdrawn; what was handed in for them stays with whoever handed it in. */
export async function removeCourse(db: Database, courseId: string): Promise<void> {
  await db.$transaction(async (transaction) => {
    await transaction.exercise.updateMany({ where: { courseId }, data: { currentVersionId: null, courseId: null } });
    await transaction.importedCourse.deleteMany({ where: { id: courseId } });
  });
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
