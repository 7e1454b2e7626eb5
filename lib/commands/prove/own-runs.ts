/** The runs of an exercise's own program. */
import type { ExerciseOf } from "../../exercise-library/schema.ts";
import type { Sandbox } from "../../grading/gradable.ts";
import { GraderFault } from "../../grading/grader-fault.ts";
import { observeLegalRuns, observeSomeLegalRuns } from "../../grading/legal-orders.ts";
import type { Observation } from "../../grading/observation.ts";
import { observing } from "../../grading/observe-program.ts";

type WithProgram = ExerciseOf<"predict-output" | "predict-time" | "predict-timeline" | "spot">;

/**
 * Runs the program twice under one seed, for the recording to compare, and once under another.
 * @returns the first run and that under the other seed: a prediction must not depend on chance
 * @throws GraderFault where it does not come to one of these ends
 */
export async function observeTwice(
  sandbox: Sandbox,
  exercise: WithProgram,
  ends: Observation["status"][] = ["finished"],
): Promise<[Observation, Observation]> {
  // Each in a session of its own: whoever records them must see two runs, not one twice.
  const observe = (seed: number) =>
    observing(sandbox, exercise.files.program, exercise, (observe) => observe({ expression: null, seed, world: {} }));
  const [first, , other] = await Promise.all([observe(0), observe(0), observe(1)]);
  if (ends.includes(first.status)) return [first, other];
  const why = first.error ? `: ${first.error.type}: ${first.error.message}` : "";
  throw new GraderFault(`program.py must come to its end, but ${first.status}${why}: mend it`);
}

/**
 * For predictions: a run for each thing that asyncio allows to be seen, the ordinary one first, and one under another seed.
 * Of very many orders some stand for all where times are asked for.
 * @throws GraderFault where one does not come to its end, or there are too many
 */
export async function observeAll(
  sandbox: Sandbox,
  exercise: WithProgram,
): Promise<{ runs: Observation[]; other: Observation }> {
  const [, other] = await observeTwice(sandbox, exercise);
  const observe = exercise.kind === "predict-output" ? observeLegalRuns : observeSomeLegalRuns;
  return { runs: await observe(sandbox, exercise, 0), other };
}
