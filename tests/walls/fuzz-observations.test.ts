/**
 * Observations as a program may forge them: real ones, of real runs, changed at random. What is taken is what the schema
 * takes; nothing throws, nothing leaks into prototypes; and what contradicts itself is told. FUZZ_ROUNDS=50 makes more.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultLimits, type Observation, observation } from "#lib/grading/observation.ts";
import { findContradiction } from "#lib/grading/sandbox/contradictions.ts";
import { deepestNesting, nestingOf, storable } from "#lib/grading/sandbox/forged.ts";
import { type OpenSandbox, openSandbox } from "#lib/grading/sandbox/index.ts";
import { parseObservation } from "#lib/grading/sandbox/parse-observation.ts";
import { Random, rounds } from "./random.ts";

const root = path.resolve(import.meta.dirname, "../..");
const programs = [
  "exception_groups",
  "producer_consumer",
  "thread_lock",
  "time_sleep_blocks",
  "clocks",
  "uncaught_error",
];

interface Real {
  job: {
    source: string;
    scenario: { expression: string | null; seed: number; world: object };
    limits: typeof defaultLimits;
  };
  text: string;
}
const real: Real[] = [];
let sandbox: OpenSandbox;
beforeAll(async () => {
  sandbox = await openSandbox({ cacheDir: path.join(root, ".cache/images"), size: 1, spares: 0 });
  const valued = "def f(): return {'a': [1, 2.5, None, (True,)], b'b': {1}, 'o': object()}\n";
  const sources = programs.map((name) =>
    readFileSync(path.join(root, `tests/differential/programs/${name}.py`), "utf8"),
  );
  for (const [source, expression] of [...sources.map((source) => [source, null] as const), [valued, "f()"] as const]) {
    const job = { source, scenario: { expression, seed: 0, world: {} }, limits: defaultLimits };
    real.push({ job, text: JSON.stringify(await sandbox.observe(job)) });
  }
});
afterAll(() => sandbox?.close());

test("real ones are taken unchanged", () => {
  for (const { job, text } of real) {
    const parsed = parseObservation(text);
    expect(parsed).toEqual({ ok: true, observation: JSON.parse(text) });
    expect(parsed.ok && findContradiction(parsed.observation, job)).toBeNull();
  }
});

/** As JSON texts: some are values that no JavaScript object can hold. */
const hostile = [
  ...["null", "true", "0", "-0", "-1", "0.1", "1e-320", "1e308", "1e999", "-1e999", "9007199254740993", '""', '"a"'],
  ...['"\\u0000"', '"\\ud800"', '"\\udc00\\ud83d"', '"😀"', '"__proto__"', "[]", "{}", "[[]]", "[null]", '{"list":[]}'],
  ...['{"list":[],"list":1}', '{"__proto__":{"polluted":true}}', '{"constructor":{"prototype":{"polluted":true}}}'],
  ...['{"opaque":"int","repr":"1"}', '{"bytes":"A==="}', '{"dict":[[1]]}', `${"[".repeat(400)}${"]".repeat(400)}`],
  ...[`${'{"list":['.repeat(140)}${"]}".repeat(140)}`, `[${"0,".repeat(20_001)}0]`, `"${"x".repeat(200_000)}"`],
  ...[
    '"finished"',
    '"grader-error"',
    '"run"',
    '"Task-1"',
    '"stderr"',
    '"\\n"',
    "3",
    "2",
    "1",
    "1000000000000.1",
    "NaN",
    "'a'",
  ],
];

/** The text of a JSON value, in which some parts were put for others. */
function mutated(value: unknown, random: Random, odds: number): string {
  if (random.next() < odds) return random.of(hostile);
  if (Array.isArray(value)) {
    const items = value.map((item) => mutated(item, random, odds));
    if (items.length > 0 && random.next() < odds * 4) shuffle(items, random);
    return `[${items.join()}]`;
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(nudged(value, random, odds));
  const fields = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${mutated(item, random, odds)}`);
  if (random.next() < odds) shuffle(fields, random);
  if (random.next() < odds)
    fields.push(
      `${random.of(['"__proto__"', '"more"', '"id"', '"from"', '"toString"', '"\\u0000"'])}:${random.of(hostile)}`,
    );
  return `{${fields.join()}}`;
}

/** Loses one, doubles one, or changes the places of two. */
function shuffle(items: string[], random: Random): void {
  const [one, other] = [random.below(items.length), random.below(items.length)];
  const way = random.below(3);
  if (way === 0) items.splice(one, 1);
  else if (way === 1) items.splice(one, 0, items[other] as string);
  else [items[one], items[other]] = [items[other] as string, items[one] as string];
}

/** A little wrong, so that the schema takes it and only the rules may not. */
function nudged(value: unknown, random: Random, odds: number): unknown {
  if (random.next() >= odds * 2) return value;
  if (typeof value === "number") return random.of([value + 1, value / 2, value + 1e-9, 0]);
  return typeof value === "string" ? random.of([`${value}x`, "", value.slice(1)]) : value;
}

function jsonOf(text: string): unknown {
  try {
    return storable(JSON.parse(text));
  } catch {
    return undefined;
  }
}

const isOverfull = (text: string) => text.length > 40_000;
const mentionsPrototype = (text: string) => text.includes('"__proto__"');

test("what is taken is what the schema takes, and nothing throws", () => {
  const random = new Random(3);
  const seen = { taken: 0, refused: 0, contradicting: 0 };
  for (let round = 0; round < rounds; round++) {
    const { job, text } = random.of(real);
    const forged = mutated(JSON.parse(text), random, random.of([0.001, 0.005, 0.02]));
    const parsed = parseObservation(forged);
    const bySchema = observation.safeParse(jsonOf(forged));
    if (parsed.ok) {
      expect(bySchema.success && parsed.observation, `round ${round}`).toEqual(bySchema.data);
      const wrong = findContradiction(parsed.observation, job);
      if (wrong === null) expectSound(parsed.observation, `round ${round}`);
      seen[wrong === null ? "taken" : "contradicting"]++;
    } else {
      const refusedBefore = nestingOf(forged) > deepestNesting || isOverfull(forged) || mentionsPrototype(forged);
      const isOurs = bySchema.data?.status === "grader-error";
      expect(bySchema.success && !refusedBefore && !isOurs, `round ${round}: ${parsed.reason}`).toBe(false);
      expect(parsed.reason.length).toBeLessThanOrEqual(500);
      seen.refused++;
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  }
  expect(Math.min(seen.taken, seen.refused, seen.contradicting), JSON.stringify(seen)).toBeGreaterThan(rounds / 100);
});

/** The rules once more in the plainest words, where the program has no threads. */
function expectSound({ tasks, output, elapsed, stdout, status, error, result }: Observation, round: string): void {
  for (const [index, { id, parent, created, spans, ended }] of tasks.entries()) {
    expect(id, round).toBe(index + 1);
    expect(parent === null || parent < id, round).toBe(true);
    expect(
      spans.map(({ from }) => from),
      round,
    ).toEqual([created, ...spans.slice(0, -1).map(({ to }) => to)]);
    expect(
      spans.every(({ from, to }) => from <= to),
      round,
    ).toBe(true);
    expect(ended === null || spans.at(-1)?.to === ended, round).toBe(true);
  }
  const times = output.map(({ at }) => at);
  expect(times, round).toEqual(times.toSorted((one, other) => one - other));
  expect(Math.max(0, ...times), round).toBeLessThanOrEqual(elapsed);
  const printed = output.filter(({ stream }) => stream === "stdout").map(({ text }) => text);
  if (output.length > 0) expect(printed.join("\n"), round).toBe(stdout.replace(/\n$/, ""));
  expect(status === "finished" ? error : result, round).toBeNull();
}

test("damaged texts are refused, or taken as the schema takes them", () => {
  const random = new Random(4);
  let refused = 0;
  for (let round = 0; round < rounds; round++) {
    const { text } = random.of(real);
    const at = random.below(text.length);
    const forged = random.of([
      text.slice(0, at),
      text.slice(0, at) + random.of(["\0", "\ud800", "{", "]", '"', "\\", ",", "9", "\n"]) + text.slice(at),
      text.slice(0, at) + text.slice(at + 1 + random.below(5)),
      text + text.slice(at),
    ]);
    const parsed = parseObservation(forged);
    const bySchema = observation.safeParse(jsonOf(forged));
    if (!parsed.ok) refused++;
    expect(parsed.ok ? parsed.observation : undefined, `round ${round}`).toEqual(bySchema.data);
  }
  expect(refused).toBeGreaterThan(rounds / 2);
});
