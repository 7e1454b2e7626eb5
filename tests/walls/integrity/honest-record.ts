/** The record of an honest run, by hand: three tasks, two of them at once. */
import type { ObserveJob } from "#lib/grading/gradable.ts";
import { defaultLimits, type Observation } from "#lib/grading/observation.ts";

export const job: ObserveJob = {
  source: "import asyncio\n\n\nasync def load_page():\n    …\n",
  scenario: { expression: "await load_page()", seed: 0, world: {} },
  limits: defaultLimits,
};

export function honestRecord(): Observation {
  const lane = (id: number, seconds: number): Observation["tasks"][number] => ({
    id,
    name: `Task-${id}`,
    coroutine: id === 1 ? "expression" : "fetch",
    parent: id === 1 ? null : 1,
    created: 0,
    line: 4,
    spans: [{ from: 0, to: seconds, state: "sleep", on: `asyncio.sleep(${seconds})`, line: 5 }],
    ended: seconds,
    outcome: "returned",
  });
  const first = lane(1, 3);
  first.spans = [
    { from: 0, to: 1, state: "wait", on: "gather: Task-2, Task-3", line: 5 },
    { from: 1, to: 3, state: "wait", on: "gather: Task-3", line: 5 },
  ];
  return {
    version: 1,
    status: "finished",
    stdout: "news arrived\nweather arrived\n",
    stderr: "",
    output: [
      { at: 1, task: "Task-2", stream: "stdout", text: "news arrived" },
      { at: 3, task: "Task-3", stream: "stdout", text: "weather arrived" },
    ],
    elapsed: 3,
    result: { list: ["weather", "news"] },
    error: null,
    tasks: [first, lane(2, 1), lane(3, 3)],
    diagnostics: [],
    peakConcurrency: 2,
    calls: {},
    cost: 7,
    limits: { ...defaultLimits },
  };
}
