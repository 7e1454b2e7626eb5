import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { newExercise } from "#lib/commands/new.ts";
import { exerciseKinds } from "#lib/exercise-library/index.ts";
import { loopwise } from "./loopwise.ts";

const course = mkdtempSync(path.join(tmpdir(), "loopwise-new-"));
afterAll(() => rmSync(course, { recursive: true }));

describe("new", () => {
  test("scaffolds each kind, with variants and without, so that only marked prose is left to write", async () => {
    for (const kind of exerciseKinds) {
      await newExercise(kind, `01-plain/${kind}`, { course });
      await newExercise(kind, `02-variants/${kind}`, { course, variants: true });
    }
    const { code, stdout } = loopwise("check", course, "--json");
    expect(code).toBe(1);
    const { exercises } = JSON.parse(stdout) as { exercises: { path: string; problems: string[] }[] };
    expect(exercises).toHaveLength(2 * exerciseKinds.length);
    const left = exercises.flatMap(({ path, problems }) => problems.map((problem) => `${path}: ${problem}`));
    expect(left.filter((line) => !/ still says (TODO|待办): write it$/.test(line))).toEqual([]);
    expect(left).toContain("01-plain/code: ../topic.yaml: title.en still says TODO: write it");
    expect(left).toContain("02-variants/spot: hints.zh.md, step 2, still says 待办: write it");
  });

  test("takes another id where the slug is one already", async () => {
    await newExercise("choice", "03-again/choice", { course });
    expect(readFileSync(path.join(course, "03-again/choice/exercise.yaml"), "utf8")).toMatch(/^id: again-choice$/m);
  });

  test("overwrites nothing", async () => {
    await newExercise("match", "04-once/pairs", { course });
    await expect(newExercise("code", "04-once/pairs", { course })).rejects.toThrow(/04-once.pairs: is there already/);
  });

  test("says which kinds and which names there are", async () => {
    await expect(newExercise("essay", "01-plain/essay", { course })).rejects.toThrow(
      /essay: is no kind .* code, predict/,
    );
    await expect(newExercise("code", "plain/essay", { course })).rejects.toThrow(/such as 04-gather\/print-order/);
  });
});
