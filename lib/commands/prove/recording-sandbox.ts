import type { Sandbox } from "../../grading/gradable.ts";

/** A sandbox that remembers what was observed, so that two runs of the same scenario can be held against each other. */
export function recordingSandbox(sandbox: Sandbox): { sandbox: Sandbox; differences: () => string[] } {
  const observed = new Map<string, { scenario: string; first: string }>();
  const differing = new Set<string>();
  const remember = (key: string, expression: string | null, bytes: string) => {
    const known = observed.get(key);
    if (!known) observed.set(key, { scenario: expression ?? "the program itself", first: bytes });
    else if (known.first !== bytes) differing.add(known.scenario);
  };
  return {
    sandbox: {
      judge: (session, turn) => sandbox.judge(session, turn),
      observing: (program, session, turn) =>
        sandbox.observing(
          program,
          (observe) =>
            session(async (scenario) => {
              const observation = await observe(scenario);
              remember(JSON.stringify([program, scenario]), scenario.expression, JSON.stringify(observation));
              return observation;
            }),
          turn,
        ),
    },
    differences: () =>
      [...differing].map((scenario) => `two runs of ${scenario} differ: take out what depends on chance or addresses`),
  };
}
