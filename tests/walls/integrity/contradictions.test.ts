/** Each rule of contradictions.ts, broken by one change to an honest record. */
import { describe, expect, test } from "vitest";
import type { Observation } from "#lib/grading/observation.ts";
import { findContradiction } from "#lib/grading/sandbox/contradictions.ts";
import { honestRecord, job } from "./honest-record.ts";

type Change = (seen: Observation) => void;
const laneOf = (seen: Observation, id: number) => seen.tasks[id - 1] as Observation["tasks"][number];
const spanOf = (seen: Observation, id: number, index: number) =>
  laneOf(seen, id).spans[index] as Observation["tasks"][number]["spans"][number];

function foundIn(change: Change): string | null {
  const seen = honestRecord();
  change(seen);
  return findContradiction(seen, job);
}

test("an honest record has none", () => {
  expect(foundIn(() => {})).toBeNull();
});

const forged: [string, Change, RegExp][] = [
  ["a status that no run gives itself", (seen) => (seen.status = "crashed"), /no run describes itself as crashed/],
  [
    "an error of a finished run",
    (seen) => (seen.error = { type: "E", message: "", messageZh: "", line: null, traceback: "" }),
    /there is an error/,
  ],
  ["an end without its error", (seen) => Object.assign(seen, { status: "raised", result: null }), /without an error/],
  [
    "a result of a run that raised",
    (seen) =>
      Object.assign(seen, {
        status: "raised",
        error: { type: "E", message: "", line: null, traceback: "" },
        result: 1,
      }),
    /there is a result/,
  ],
  ["ties", (seen) => (seen.ties = [2]), /of which nobody asked/],
  ["other limits", (seen) => (seen.limits = { ...seen.limits, cpuMs: 1 }), /other limits/],
  ["a run beyond its time", (seen) => (seen.elapsed = 1e9), /of 36000/],
  ["a shorter run", (seen) => (seen.elapsed = 1), /after the end|lives until/],
  ["output that goes back", (seen) => Object.assign(seen.output[0] ?? {}, { at: 3.5 }), /time goes back/],
  [
    "a line that is not in the text",
    (seen) => (seen.stdout = "weather arrived\nmail arrived\n"),
    /not those of its text/,
  ],
  ["a text without its lines", (seen) => seen.output.splice(1), /missing in the output/],
  ["a line that is several", (seen) => Object.assign(seen.output[0] ?? {}, { text: "a\nb" }), /is several/],
  ["more output than allowed", (seen) => (seen.stdout = "x".repeat(70_000)), /more was printed/],
  ["spans with a gap", (seen) => (spanOf(seen, 2, 0).to = 0.5), /a gap|spans until/],
  ["spans that overlap", (seen) => (spanOf(seen, 1, 0).to = 2), /an overlap/],
  ["a span that goes back", (seen) => (spanOf(seen, 1, 0).to = -1), /time goes back/],
  ["a span of no length", (seen) => laneOf(seen, 1).spans.unshift({ ...spanOf(seen, 1, 0), to: 0 }), /without length/],
  ["a lane without spans", (seen) => (laneOf(seen, 2).spans = []), /no span/],
  ["a task that ends twice", (seen) => (laneOf(seen, 2).ended = 0.5), /an end at 0.5/],
  ["a task that ends and is pending", (seen) => (laneOf(seen, 2).outcome = "pending"), /does not agree/],
  ["lanes out of order", (seen) => seen.tasks.reverse(), /has the number/],
  ["a child before its parent", (seen) => (laneOf(seen, 1).parent = 2), /came later/],
  ["a task that outlives the program", (seen) => extend(laneOf(seen, 3), 9), /lives until 9/],
  ["a run that waits for something", (seen) => (spanOf(seen, 1, 0).state = "run"), /a span "run"/],
  ["more tasks at once than lanes", (seen) => (seen.peakConcurrency = 4), /there are 3 lanes/],
  ["fewer tasks at once than the lanes show", (seen) => (seen.peakConcurrency = 1), /the lanes show 2/],
  ["tasks without a lane", (seen) => (seen.tasks = []), /there are 0 lanes/],
  ["a blocking span that no finding names", (seen) => (spanOf(seen, 1, 0).state = "block"), /no finding says so/],
  ["a deadlock of a run that finished", (seen) => seen.diagnostics.push(deadlock), /a finding of a deadlock/],
  ["a line that the source does not have", (seen) => (laneOf(seen, 1).line = 99), /line 99/],
];
const deadlock: Observation["diagnostics"][number] = {
  kind: "deadlock",
  line: null,
  task: null,
  seconds: null,
  detail: "",
  detailZh: "",
};

function extend(task: Observation["tasks"][number], end: number): void {
  task.ended = end;
  (task.spans.at(-1) as Observation["tasks"][number]["spans"][number]).to = end;
}

describe("found out:", () => {
  test.each(forged)("%s", (_, change, words) => {
    expect(foundIn(change)).toMatch(words);
  });
});

describe("allowed:", () => {
  const threaded = {
    ...job,
    source: `import threading\n${job.source}`,
    scenario: { ...job.scenario, expression: null },
  };

  test("a loop in a thread may outlive the program, the program's own lanes may not", () => {
    const seen = { ...honestRecord(), result: null };
    extend(laneOf(seen, 3), 9);
    expect(findContradiction(seen, threaded)).toBeNull();
    expect(findContradiction(seen, { ...threaded, scenario: job.scenario })).toMatch(/lives until 9/);
  });

  test("lines may be left out together with the lanes, where a record is cut", () => {
    const seen = honestRecord();
    Object.assign(seen, { output: [], tasks: seen.tasks.slice(0, 1) });
    expect(findContradiction(seen, job)).toBeNull();
  });
});

test("the work grows with the record, not with its square", () => {
  const [small, large] = [1_000, 2_000].map((spans) => countReads(spans)) as [number, number];
  expect(large).toBeGreaterThan(small);
  expect(large / small).toBeLessThan(2.2);
});

/** Reads of properties while a record of so many spans, lines and tasks is looked through. */
function countReads(size: number): number {
  const seen = honestRecord();
  const [first] = seen.tasks;
  const on = "asyncio.sleep(1)";
  const tiles = Array.from({ length: size }, (_, at) => ({
    from: at,
    to: at + 1,
    state: "sleep" as const,
    on,
    line: 3,
  }));
  const lane = { ...(first as (typeof seen.tasks)[number]), spans: tiles, ended: size };
  seen.tasks = [
    lane,
    ...Array.from({ length: size }, (_, at) => ({
      ...lane,
      id: at + 2,
      parent: 1,
      spans: tiles.slice(0, 1),
      ended: 1,
    })),
  ];
  seen.output = Array.from({ length: size }, () => ({ at: 0, task: null, stream: "stdout" as const, text: "" }));
  Object.assign(seen, { stdout: "\n".repeat(size), elapsed: size, peakConcurrency: size });
  let reads = 0;
  const counting = <T>(value: T): T =>
    typeof value === "object" && value !== null
      ? (new Proxy(value, {
          get: (target, key, receiver) => {
            reads++;
            return counting(Reflect.get(target, key, receiver));
          },
        }) as T)
      : value;
  expect(findContradiction(counting(seen), job)).toBeNull();
  return reads;
}
