import path from "node:path";
import { type Exercise, type ExerciseContent, loadExercises, renderExercise } from "#lib/exercise-library/index.ts";

/** All exercises of the course, in the catalogue's order. */
export async function courseContents(): Promise<ExerciseContent[]> {
  const { exercises } = await loadExercises(path.resolve(import.meta.dirname, "../exercises"));
  return exercises.map(({ content }) => content);
}

/** The course's exercises that are the same for everybody. */
export async function courseExercises(): Promise<Exercise[]> {
  return (await courseContents()).flatMap((content) =>
    content.variant === null ? [renderExercise(content, null)] : [],
  );
}
