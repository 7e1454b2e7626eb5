/**
 * Every folder of tests/broken-exercises is wrong in one way of its own, and is refused with one sentence: the one in
 * expected.json. `UPDATE_GOLDEN=1` writes down what is said now; read it as an author who has just made that mistake.
 */
import { writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { loopwise } from "./loopwise.ts";

const folder = path.resolve(import.meta.dirname, "../broken-exercises");
const expectedFile = path.join(folder, "expected.json");
const report = z.strictObject({
  version: z.literal(1),
  passed: z.number(),
  failed: z.number(),
  exercises: z.array(
    z.strictObject({
      path: z.string(),
      id: z.string().nullable(),
      kind: z.string().nullable(),
      ok: z.boolean(),
      problems: z.array(z.string()),
    }),
  ),
});

test("each broken exercise is refused with the sentence that its author needs", async () => {
  const { code, stdout } = loopwise("check", folder, "--json");
  expect(code).toBe(1);
  const { exercises, passed, failed } = report.parse(JSON.parse(stdout));
  expect({ passed, failed }).toEqual({ passed: 0, failed: exercises.length });
  const said = Object.fromEntries(exercises.map(({ path, problems }) => [path, problems.join("\n")]));
  if (process.env.UPDATE_GOLDEN) writeFileSync(expectedFile, `${JSON.stringify(said, null, 2)}\n`);
  expect(said).toEqual(JSON.parse(await readFile(expectedFile, "utf8")));
  expect(exercises.filter(({ problems }) => problems.length !== 1)).toEqual([]);
  expect(exercises.length).toBeGreaterThan(70);
});
