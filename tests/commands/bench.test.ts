import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadSubmissions } from "#lib/commands/bench/contestant.ts";
import type { Plan } from "#lib/commands/bench/plan.ts";
import { descendants, treeCpuMs } from "#lib/commands/bench/process-tree.ts";
import { describe as asText } from "#lib/commands/bench/table.ts";
import { measure } from "#lib/commands/bench.ts";
import { probeRequest } from "../sandbox/probe-image.ts";

/** As little as shows that each part works; what it measures is worth nothing. */
const least: Plan = {
  rounds: 1,
  atOnce: [1],
  batch: { milliseconds: 2, tenths: 2, seconds: 1 },
  warmUp: { milliseconds: 2, tenths: 1, seconds: 0 },
  rightAnswers: { loopwise: 2, unittest: 1 },
  profiled: 1,
  starts: 1,
};
const ours = "loopwise";

test("each of the six submissions has five tests of ours and five checks for the others", () => {
  const submissions = loadSubmissions();
  expect(submissions.length).toBe(6);
  for (const { tests, checks } of submissions) {
    expect(tests.match(/^async def test_/gm)).toHaveLength(5);
    expect(checks.match(/lambda answer, s|^ {4}\(\w+, /gm)).toHaveLength(5);
  }
});

describe("one run of the benchmark", () => {
  test("measures ours and whoever can take part, and says why somebody can't", { timeout: 240_000 }, async () => {
    const results = await measure(least, probeRequest.cacheDir, () => {});
    const row = results.contestants.find(({ name }) => name === ours);
    expect(row?.rows).toMatchObject([{ atOnce: 1, submissions: 2, falseFailures: 0, fault: null }]);
    expect(results.missing).toEqual(results.machine.python === null ? [expect.stringContaining("Python")] : []);
    expect(results.contestants).toHaveLength(results.machine.python === null ? 2 : 7);
    for (const { rows } of results.contestants)
      for (const { submissions, perSecond, latencyMs } of rows) {
        expect(submissions).toBeGreaterThan(0);
        for (const value of [perSecond, latencyMs.p50, latencyMs.p95]) expect(value).toBeGreaterThan(0);
      }

    const oursEach = results.rightAnswers.filter(({ name }) => name === ours);
    expect(oursEach).toMatchObject([
      { machine: "quiet", submissions: 2, falseFailures: 0 },
      { machine: "busy", submissions: 2, falseFailures: 0 },
    ]);
    expect(results.starts.dead.map(({ kind }) => kind).toSorted()).toEqual(["judge", "observer"]);
    for (const { wrongVerdicts } of results.starts.dead) expect(wrongVerdicts).toBe(0);
    expect(results.profile.totalMs).toBeGreaterThan(0);

    const text = asText(results);
    for (const { name, note } of results.contestants) expect(text).toContain(`${name}: ${note}`);
    for (const reason of results.missing) expect(text).toContain(`missing: ${reason}`);
    expect(JSON.parse(JSON.stringify(results))).toEqual(results);
  });

  test.skipIf(!readdirSync("/").includes("proc"))("counts this process, and nobody twice", () => {
    const once = treeCpuMs();
    expect(once).toBeGreaterThan(0);
    expect(descendants()).not.toContain(process.pid);
  });
});
