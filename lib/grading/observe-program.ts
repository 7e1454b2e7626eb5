import type { Sandbox } from "./gradable.ts";
import { GraderFault } from "./grader-fault.ts";
import type { Scenario } from "./judge/protocol.ts";
import { defaultLimits, type Limits, type Observation } from "./observation.ts";

/** Observes scenarios of one program. Runs are deterministic, so a scenario that comes twice is run once. */
export function observer(
  sandbox: Sandbox,
  source: string,
  limits: Partial<Limits>,
): (scenario: Scenario) => Promise<Observation> {
  const seen = new Map<string, Promise<Observation>>();
  return (scenario) => {
    const key = JSON.stringify([scenario.expression, scenario.seed]);
    const observation =
      seen.get(key) ?? sandbox.observe({ source, scenario, limits: { ...defaultLimits, ...limits } }).then(refuseFault);
    seen.set(key, observation);
    return observation;
  };
}

function refuseFault(observation: Observation): Observation {
  if (observation.status !== "grader-error") return observation;
  throw new GraderFault(`the sandbox failed: ${observation.error?.message ?? "it does not say why"}`);
}
