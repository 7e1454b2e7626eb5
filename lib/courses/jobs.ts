/** Performs the import of a course: fetch, load, prove, offer. Nothing is offered that is not proven. */
import { replaceCatalogue } from "../catalogue/mutations.ts";
import type { Database } from "../database/client.ts";
import { errorCode, messageOf } from "../errors.ts";
import { contentHash, type ExerciseContent, type LoadedExercise, loadExercises } from "../exercise-library/index.ts";
import type { Attempt } from "../queue/worker.ts";
import { CourseUnreachable, fetchCourse } from "./fetch-course.ts";
import { type CourseProblem, importCourseJob } from "./schema.ts";

export interface ImportTools {
  db: Database;
  /** what is wrong with an exercise, each with what to do; empty if it is proven */
  prove: (content: ExerciseContent) => Promise<string[]>;
  now: () => Date;
}

/** @throws to be tried again later */
export async function importCourse(tools: ImportTools, payload: unknown, attempt: Attempt): Promise<void> {
  const { courseId } = importCourseJob.parse(payload);
  const course = await tools.db.importedCourse.findUnique({ where: { id: courseId }, select: { location: true } });
  if (!course) return; // removed meanwhile
  const refuseAll = (why: string) => refuse(tools.db, courseId, [{ path: "", problems: [why] }]);
  // Graders failed at it or were killed over it again and again: not once more.
  if (attempt.isLast) return refuseAll("the import failed again and again, which is our fault: try again later");
  try {
    await bringIn(tools, courseId, course.location, attempt.turn.signal);
  } catch (error) {
    if (!(error instanceof CourseUnreachable)) throw error;
    await refuseAll(error.message);
  }
}

async function bringIn({ db, prove, now }: ImportTools, courseId: string, location: string, signal: AbortSignal) {
  const course = await fetchCourse(location, signal);
  try {
    const { exercises, refused } = await loadExercises(course.root).catch((error: unknown) => {
      if (errorCode(error) !== "EACCES") throw error;
      throw new CourseUnreachable(`${location} cannot be read (${messageOf(error)}): let the server read it`);
    });
    await db.importedCourse.updateMany({ where: { id: courseId }, data: { found: exercises.length + refused.length } });
    const problems: CourseProblem[] = refused.map(({ path, errors }) => ({ path, problems: errors }));
    const proven: LoadedExercise[] = [];
    for (const exercise of exercises) {
      signal.throwIfAborted();
      const found = await prove(exercise.content);
      if (found.length === 0) proven.push(exercise);
      else problems.push({ path: exercise.content.path, problems: found });
      const { count } = await db.importedCourse.updateMany({
        where: { id: courseId },
        data: { checked: proven.length + problems.length },
      });
      if (count === 0) return; // removed meanwhile
    }
    if (proven.length === 0) return await refuse(db, courseId, withNothing(problems));
    const source = { exercises: proven, refusedPaths: problems.map(({ path }) => path) };
    const { taken } = await replaceCatalogue(db, source, now(), courseId);
    for (const id of taken) {
      const path = proven.find(({ content }) => content.id === id)?.content.path ?? "";
      problems.push({ path, problems: [`exercise.yaml: id: another course has ${id} already: choose another`] });
    }
    await db.importedCourse.updateMany({
      where: { id: courseId },
      data: {
        state: "imported",
        revision: course.commit ?? contentHash(proven.map(({ hash }) => hash)),
        problems,
        importedAt: now(),
      },
    });
  } finally {
    await course.remove();
  }
}

const withNothing = (problems: CourseProblem[]): CourseProblem[] =>
  problems.length > 0
    ? problems
    : [
        {
          path: "",
          problems: ["no exercise was found: a course has folders NN-topic/slug, each with its exercise.yaml"],
        },
      ];

async function refuse(db: Database, courseId: string, problems: CourseProblem[]): Promise<void> {
  await db.importedCourse.updateMany({ where: { id: courseId }, data: { state: "refused", problems } });
}
