import { type ExerciseContent, renderExercise } from "../../exercise-library/index.ts";
import type { Sandbox } from "../../grading/gradable.ts";
import { proseProblems } from "./prose.ts";
import { proveExercise } from "./prove-exercise.ts";
import { proveVariants } from "./prove-variants.ts";

/** All that a loaded folder has to hold. @returns what is wrong, each with what to do; empty if it is proven */
export async function proveContent(sandbox: Sandbox, content: ExerciseContent): Promise<string[]> {
  const proven =
    content.variant === null
      ? (await proveExercise(sandbox, renderExercise(content, null))).problems
      : await proveVariants(sandbox, content);
  return [...proseProblems(content), ...proven];
}
