/**
 * Answers that cheat, through the real pool. Each stands for an honest wrong answer and aims at the tests which that one
 * fails: none may pass one of these, and none may get to see what a hidden test expects.
 *
 * gets-through.json names those that do get through today, with the reason: that list only shrinks. What the scan of the
 * source says of each cheat is in flags.json; UPDATE_GOLDEN=1 writes it anew.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gradeAnswer } from "#lib/grading/grade.ts";
import { redactVerdict } from "#lib/grading/redact-verdict.ts";
import { type OpenSandbox, openSandbox } from "#lib/grading/sandbox/index.ts";
import type { Verdict } from "#lib/grading/verdict.ts";
import { cheatTable } from "./cheat-table.ts";
import { type Cheat, loadCheats, loadTargets, root, type Target } from "./corpus.ts";

const targets = await loadTargets();
const cheats = loadCheats(targets.keys());
const read = (file: string) => JSON.parse(readFileSync(path.join(import.meta.dirname, file), "utf8"));
const getsThrough: Record<string, string> = read("gets-through.json");

/** What the scan of the source says; what the guard says of a run has a capital letter. */
const bySource = /^line \d+: [a-z]/;

/** Stands in tests.py of the exercise that only tests have, and nowhere in what a program is given. */
const secret = "S-7f31-Q";

let sandbox: OpenSandbox;
beforeAll(async () => {
  sandbox = await openSandbox({ cacheDir: path.join(root, ".cache/images"), size: 2, spares: 1 });
});
afterAll(() => sandbox?.close());

async function grade({ exercise }: Target, source: string) {
  return gradeAnswer({ sandbox, exercise, answer: { kind: "code", source }, seed: 0, now: () => 0 });
}
const targetOf = (id: string) => targets.get(id) as Target;
const failedTests = (verdict: Verdict) => verdict.tests.filter(({ status }) => status !== "passed").map(({ id }) => id);

test("there are at least 60, each with its aim, its honest likeness and its technique", () => {
  expect(cheats.length).toBeGreaterThanOrEqual(60);
  for (const { id, exercise, aims, standsFor, technique } of cheats) {
    expect(targetOf(exercise).wrong, id).toHaveProperty([standsFor]);
    expect(aims.join("") && technique, id).not.toBe("");
  }
});

test.each([...targets])("%s is fair: its solution passes, unflagged", async (_, target) => {
  const { verdict } = await grade(target, target.solution);
  expect(verdict).toMatchObject({ status: "passed", integrity: [] });
});

describe("an honest wrong answer fails what its cheats aim at, unflagged:", () => {
  const likenesses = Map.groupBy(cheats, ({ exercise, standsFor }) => `${exercise}/${standsFor}`);
  test.each([...likenesses])("%s", async (_, group) => {
    const [{ exercise, standsFor }] = group as [Cheat];
    const { verdict } = await grade(targetOf(exercise), targetOf(exercise).wrong[standsFor] as string);
    expect(verdict.integrity).toEqual([]);
    const failed = failedTests(verdict);
    expect(failed).not.toEqual([]);
    for (const { id, aims } of group)
      expect(
        aims.filter((aim) => failed.includes(aim)),
        id,
      ).not.toEqual([]);
  });
});

describe("a cheat wins nothing:", () => {
  const outcomes: { cheat: Cheat; verdict: Verdict; won: boolean }[] = [];
  const flags: Record<string, string[]> = {};

  test.each(cheats.map((cheat) => [cheat.id, cheat] as const))("%s", async (id, cheat) => {
    const target = targetOf(cheat.exercise);
    const { verdict, observation } = await grade(target, cheat.source);
    const shown = JSON.stringify([redactVerdict(verdict, { isPastDue: true }), observation]);
    expect(shown).not.toContain(secret);
    const failed = failedTests(verdict);
    const won = cheat.aims.every((aim) => !failed.includes(aim));
    outcomes.push({ cheat, verdict, won });
    flags[id] = verdict.integrity.filter((words) => bySource.test(words)).sort();
    expect(won, JSON.stringify(verdict.tests)).toBe(id in getsThrough);
    expect(won && verdict.integrity.length === 0, "what gets through is flagged at least").toBe(false);
    // Whoever comes next is graded as ever.
    expect((await grade(target, target.solution)).verdict.status).toBe("passed");
  });

  afterAll(() => {
    if (process.env.UPDATE_GOLDEN)
      writeFileSync(path.join(import.meta.dirname, "flags.json"), `${JSON.stringify(flags, null, 2)}\n`);
    process.stdout.write(cheatTable(outcomes));
  });

  test("and is flagged as it was", () => {
    if (!process.env.UPDATE_GOLDEN) expect(flags).toEqual(read("flags.json"));
  });
});
