import {
  type Exercise,
  type ExerciseContent,
  type Parameters,
  RenderError,
  renderExercise,
} from "../exercise-library/index.ts";
import { generateParameters } from "../grading/generate-parameters.ts";
import type { Sandbox } from "../grading/gradable.ts";
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
): Promise<{ exercise: Exercise; parameters: Parameters | null }> {
  const parameters = content.variant === null ? null : await generateParameters(sandbox, content.variant, seed);
  try {
    return { exercise: renderExercise(content, parameters), parameters };
  } catch (error) {
    if (error instanceof RenderError) throw new GraderFault(`the exercise's variants are broken: ${error.message}`);
    throw error;
  }
}

/** What decides a learner's variant: another attempt group, another one. */
export function variantSeed(exerciseId: string, learner: string, attemptGroup: number): string {
  return `${exerciseId}/${learner}/${attemptGroup}`;
}
