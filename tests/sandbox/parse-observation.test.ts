import { describe, expect, it } from "vitest";
import { defaultLimits, type Observation, observation } from "#lib/grading/observation.ts";
import { parseObservation } from "#lib/grading/sandbox/parse-observation.ts";
import { type Value, value } from "#lib/grading/value.ts";

const values: Value[] = [
  null,
  true,
  1.5,
  "text",
  { list: [1, { tuple: [] }, { set: ["a"] }] },
  { dict: [["key", { bytes: "AA==" }]] },
  { opaque: "Thing", repr: "<Thing>" },
];
const noValues: unknown[] = [
  undefined,
  [],
  {},
  Number.NaN,
  Number.POSITIVE_INFINITY,
  { list: 1 },
  { list: [[]] },
  { list: [], tuple: [] },
  { dict: [["key"]] },
  { dict: [["key", 1, 2]] },
  { dict: { key: 1 } },
  { bytes: 1 },
  { bytes: "a" },
  { bytes: "AA=A" },
  { bytes: "Ä///" },
  { bytes: "AAA-" },
  { other: "x" },
  { opaque: "Thing" },
  { opaque: "Thing", repr: 1 },
  { opaque: "Thing", other: "x" },
  { opaque: "Thing", repr: "<Thing>", more: 1 },
];

const task: Observation["tasks"][number] = {
  id: 1,
  name: "Task-1",
  coroutine: "main",
  parent: null,
  created: 0,
  line: 3,
  spans: [{ from: 0, to: 1, state: "sleep", on: "asyncio.sleep(1)", line: 4 }],
  ended: 1,
  outcome: "returned",
};
const full: Observation = {
  version: 1,
  status: "finished",
  stdout: "a\n",
  stderr: "",
  output: [{ at: 1, task: "Task-1", stream: "stdout", text: "a" }],
  elapsed: 1,
  result: null,
  error: { type: "ValueError", message: "no", messageZh: "", line: null, traceback: "" },
  tasks: [task],
  diagnostics: [{ kind: "blocking-call", line: 3, task: "Task-1", seconds: 1, detail: "time.sleep(1)", detailZh: "" }],
  peakConcurrency: 1,
  calls: { "http.get": 2 },
  cost: 3,
  limits: defaultLimits,
};

describe("parsing an observation quickly", () => {
  it("takes what the schema takes, unchanged", () => {
    for (const result of values) {
      const document = { ...full, result };
      expect(parseObservation(JSON.stringify(document))).toEqual({ ok: true, observation: document });
    }
  });

  it("tells values from what is none", () => {
    for (const sample of values) expect(value.safeParse(sample).success).toBe(true);
    for (const sample of noValues) expect(value.safeParse(sample).success).toBe(false);
  });

  it.each<[string, Record<string, unknown>]>([
    ["a task with a key too many", { tasks: [{ ...task, more: 1 }] }],
    ["a task without spans", { tasks: [{ ...task, spans: undefined }] }],
    ["a span of an unknown state", { tasks: [{ ...task, spans: [{ ...task.spans[0], state: "rest" }] }] }],
    ["a time that no arithmetic stands", { elapsed: 1e301 }],
    ["a span that never ends", { tasks: [{ ...task, spans: [{ ...task.spans[0], to: 1e300 }] }] }],
    ["bytes that are none", { result: { bytes: "a" } }],
    ["a list that is none", { output: {} }],
    ["a diagnostic of an unknown kind", { diagnostics: [{ ...full.diagnostics[0], kind: "guess" }] }],
    ["a line of output from nowhere", { output: [{ ...full.output[0], stream: "stdin" }] }],
  ])("refuses, as the schema does, %s", (_, changed) => {
    const document = JSON.parse(JSON.stringify({ ...full, ...changed }));
    expect(observation.safeParse(document).success).toBe(false);
    expect(parseObservation(JSON.stringify(document)).ok).toBe(false);
  });

  it("comes to an end with lists of a million wrong entries", () => {
    const wrong = `[${"{},".repeat(1_000_000)}{}]`;
    for (const field of ["output", "tasks", "diagnostics"]) {
      expect(parseObservation(JSON.stringify(full).replace(`"${field}":[`, `"${field}":[${wrong},`)).ok).toBe(false);
    }
    expect(parseObservation(JSON.stringify(full).replace('"result":null', `"result":{"list":${wrong}}`)).ok).toBe(
      false,
    );
  });
});
