import type { Sandbox } from "#lib/grading/gradable.ts";
import { defaultLimits, type Observation, type ObservedTask } from "#lib/grading/observation.ts";

/** A run that finished at once and did nothing, with these changes. */
export function observationOf(changes: Partial<Observation> = {}): Observation {
  return {
    version: 1,
    status: "finished",
    stdout: "",
    stderr: "",
    output: [],
    elapsed: 0,
    result: null,
    error: null,
    tasks: [],
    diagnostics: [],
    peakConcurrency: 0,
    calls: {},
    cost: 0,
    limits: defaultLimits,
    ...changes,
  };
}

export function taskOf(id: number, changes: Partial<ObservedTask> = {}): ObservedTask {
  return {
    id,
    name: `Task-${id}`,
    coroutine: "main",
    parent: null,
    created: 0,
    line: 1,
    spans: [],
    ended: 0,
    outcome: "returned",
    ...changes,
  };
}

/** A sandbox in which every run looks like this. */
export const running = (observation: Observation): Sandbox => ({
  observing: (_program, session) => session(async () => observation),
  judge: () => Promise.reject(new Error("nothing is judged")),
});
