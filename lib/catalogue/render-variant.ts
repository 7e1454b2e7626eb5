import {
  type Exercise,
  type ExerciseContent,
  type Parameters,
  RenderError,
  renderExercise,
} from "../exercise-library/index.ts";
import { generateParameters } from "../grading/generate-parameters.ts";
import type { Sandbox, Turn } from "../grading/gradable.ts";
import { GraderFault } from "../grading/grader-fault.ts";

/**
 * The exercise as whoever has this seed meets it.
 * @returns parameters: null where the exercise has no variants, and the seed is of no account
 * @throws GraderFault where variant.py is broken, or gives what does not fit
 */
export async function renderVariant(
  sandbox: Sandbox,
  content: ExerciseContent,
  seed: string,
  turn?: Turn,
): Promise<{ exercise: Exercise; parameters: Parameters | null }> {
  const parameters = content.variant === null ? null : await generateParameters(sandbox, content.variant, seed, turn);
  try {
    return { exercise: renderExercise(content, parameters), parameters };
  } catch (error) {
    if (error instanceof RenderError) throw new GraderFault(`the exercise's variants are broken: ${error.message}`);
    throw error;
  }
}
