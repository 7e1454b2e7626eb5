import { describe, expect, it } from "vitest";
import { exerciseLimits } from "#lib/exercise-library/schema.ts";
import { defaultLimits, limits, limitsOf } from "#lib/grading/observation.ts";
import { type AbnormalCallEnd, explainEnd } from "#lib/grading/sandbox/explain-end.ts";
import { overHardLimit } from "#lib/grading/sandbox/sandbox-child.ts";

const ends: [AbnormalCallEnd["end"], type: string, detail?: string][] = [
  ["timed-out", "CpuLimit"],
  ["timed-out", "WallLimit", overHardLimit],
  ["out-of-memory", "MemoryLimit"],
  ["too-much-output", "OutputLimit"],
  ["stack-overflow", "StackOverflow"],
  ["denied", "Denied"],
  ["exited", "Exit"],
  ["crashed", "Crash"],
];

describe("an end that the host made", () => {
  it.each(ends)("%s by %s says in both languages what happened and what to try", (end, type, detail = "") => {
    const said = explainEnd({ end, detail, stdout: "", stderr: "", denied: [] }, defaultLimits);
    expect(said.type).toBe(type);
    expect(said.message).toMatch(/^The program .*\. \S.*\.$/);
    expect(said.messageZh).toMatch(/^\p{Script=Han}.*。\p{Script=Han}.*。$/u);
  });
});

describe("an exercise's limits", () => {
  it("are the defaults but for what it declares", () => {
    expect(limitsOf({})).toEqual(defaultLimits);
    expect(limitsOf({ tasks: 5 })).toEqual({ ...defaultLimits, tasks: 5 });
    expect(limitsOf({ cpuMs: 10_000 }).wallMs).toBeGreaterThan(10_000);
    expect(limitsOf({ cpuMs: 10_000, wallMs: 11_000 }).wallMs).toBe(11_000);
  });

  it("may be the defaults, each of them", () => {
    expect(exerciseLimits.parse(defaultLimits)).toEqual(defaultLimits);
  });

  it.each(Object.keys(defaultLimits))("can't be switched off by a slip of the finger: %s", (name) => {
    for (const slip of [0, -1, 1e12]) expect(exerciseLimits.safeParse({ [name]: slip }).success).toBe(false);
  });

  it("leave real time for the CPU time that they promise", () => {
    expect(exerciseLimits.safeParse({ cpuMs: 6_000, wallMs: 5_000 }).success).toBe(false);
  });

  it("of a run that was kept from before some were told are completed", () => {
    const { wallMs: _, tasks: __, observationBytes: ___, ...old } = defaultLimits;
    expect(limits.parse(old)).toEqual(defaultLimits);
  });
});
