import type { Observe, Sandbox } from "./gradable.ts";
import { GraderFault } from "./grader-fault.ts";
import { type Limits, limitsOf, type Observation } from "./observation.ts";
import type { World } from "./world.ts";

/**
 * Observes scenarios of one program, each in the exercise's world but for the sections that it brings itself. Runs are
 * deterministic, so a scenario that comes twice is run once.
 */
export function observing<T>(
  sandbox: Sandbox,
  source: string,
  { limits, world }: { limits: Partial<Limits>; world: World },
  session: (observe: Observe) => Promise<T>,
  flag?: (words: string) => void,
): Promise<T> {
  const program = { source, limits: limitsOf(limits), flag };
  return sandbox.observing(program, (observe) => {
    const seen = new Map<string, Promise<Observation>>();
    return session((asked) => {
      const scenario = { ...asked, world: { ...world, ...asked.world } };
      const key = JSON.stringify(scenario);
      const observation = seen.get(key) ?? observe(scenario).then(refuseFault);
      seen.set(key, observation);
      return observation;
    });
  });
}

function refuseFault(observation: Observation): Observation {
  if (observation.status !== "grader-error") return observation;
  throw new GraderFault(`the sandbox failed: ${observation.error?.message ?? "it does not say why"}`);
}
