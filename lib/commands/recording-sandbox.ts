import type { Sandbox } from "../grading/gradable.ts";

/** A sandbox that remembers what was observed, so that two runs of the same scenario can be held against each other. */
export function recordingSandbox(sandbox: Sandbox): { sandbox: Sandbox; differences: () => string[] } {
  const observed = new Map<string, { scenario: string; first: string }>();
  const differing = new Set<string>();
  return {
    sandbox: {
      judge: (session, turn) => sandbox.judge(session, turn),
      async observe(job, turn) {
        const observation = await sandbox.observe(job, turn);
        const key = JSON.stringify(job);
        const bytes = JSON.stringify(observation);
        const known = observed.get(key);
        if (!known) observed.set(key, { scenario: job.scenario.expression ?? "the program itself", first: bytes });
        else if (known.first !== bytes) differing.add(known.scenario);
        return observation;
      },
    },
    differences: () =>
      [...differing].map((scenario) => `two runs of ${scenario} differ: take out what depends on chance or addresses`),
  };
}
