import path from "node:path";
import { type Exercise, loadExercises, renderExercise } from "#lib/exercise-library/index.ts";

/** The course's exercises that are the same for everybody. */
export async function courseExercises(): Promise<Exercise[]> {
  const { exercises } = await loadExercises(path.resolve(import.meta.dirname, "../exercises"));
  return exercises.flatMap(({ content }) => (content.variant === null ? [renderExercise(content, null)] : []));
}
