import type { Observe, Sandbox } from "./gradable.ts";
import { GraderFault } from "./grader-fault.ts";
import type { Limits, Observation } from "./observation.ts";
import { observing } from "./observe-program.ts";
import type { World } from "./world.ts";

/** An exercise that is about a program of its own. */
export interface OwnProgram {
  limits: Partial<Limits>;
  world: World;
  files: { program: string };
}

/**
 * Runs the exercise's own program: there is no hand-written key that could be wrong.
 * @param ends in which it may come to its end
 * @throws GraderFault where it ends otherwise
 */
export function observeOwnProgram(
  sandbox: Sandbox,
  exercise: OwnProgram,
  seed: number,
  ends: Observation["status"][] = ["finished"],
): Promise<Observation> {
  return observing(sandbox, exercise.files.program, exercise, async (observe: Observe) => {
    const observation = await observe({ expression: null, seed, world: {} });
    if (!ends.includes(observation.status)) throw endedOtherwise(observation);
    return observation;
  });
}

export function endedOtherwise({ status, error }: Observation): GraderFault {
  return new GraderFault(`the exercise's own program ${status}${error ? `: ${error.type}: ${error.message}` : ""}`);
}

export function printedLines(observation: Observation): string[] {
  const lines = observation.stdout.split("\n");
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}
