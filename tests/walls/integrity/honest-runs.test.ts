/**
 * No honest run is taken for a tampered one: every program that this project has, through the real pool. A false alarm
 * would cost somebody an exercise.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gradeAnswer } from "#lib/grading/grade.ts";
import { defaultLimits, type Limits } from "#lib/grading/observation.ts";
import { type OpenSandbox, openSandbox } from "#lib/grading/sandbox/index.ts";
import { type World, world } from "#lib/grading/world.ts";
import { courseExercises } from "../../course.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const differential = path.join(root, "tests/differential");

let sandbox: OpenSandbox;
beforeAll(async () => {
  sandbox = await openSandbox({ cacheDir: path.join(root, ".cache/images"), size: 2 });
});
afterAll(() => sandbox?.close());

/** What staff would be told of a run. */
async function flagsOf(source: string, expression: string | null, given: World = {}, limits: Partial<Limits> = {}) {
  const flags: string[] = [];
  const job = { source, scenario: { expression, seed: 0, world: given }, limits: { ...defaultLimits, ...limits } };
  const { status } = await sandbox.observe({ ...job, flag: (words) => flags.push(words) });
  return { status, flags };
}

const pythonIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".py") && name !== "__init__.py")
    .map((name) => path.join(folder, name));
const worldOf = (file: string) => {
  const declared = path.join(path.dirname(file), "world.json");
  return existsSync(declared) ? world.parse(JSON.parse(readFileSync(declared, "utf8"))) : {};
};
const libraries = ["aiofiles", "aiohttp", "asyncpg", "httpx", "requests"].map((name) => `libraries/${name}`);
const programs = ["programs", ...libraries].flatMap((name) => pythonIn(path.join(differential, name)));

test.each(programs.map((file) => [path.relative(differential, file), file]))("%s", async (_, file) => {
  expect((await flagsOf(readFileSync(file, "utf8"), null, worldOf(file))).flags).toEqual([]);
});

const odd = readFileSync(path.join(import.meta.dirname, "odd_programs.py"), "utf8")
  .split(/^# --- /m)
  .slice(1)
  .map((part) => part.split(/\n(.*)/s) as [string, string]);

test.each(odd)("%s", async (_, source) => {
  expect((await flagsOf(source, null)).flags).toEqual([]);
  expect((await flagsOf(source, "0")).flags).toEqual([]);
});

test.each([64 * 1024, 100_000, 400_000])("records that are cut to %i bytes contradict nothing", async (bytes) => {
  for (const [name, source] of odd) {
    expect((await flagsOf(source, null, {}, { observationBytes: bytes })).flags, name).toEqual([]);
  }
});

describe("answers of real exercises", async () => {
  const code = (await courseExercises()).flatMap((exercise) => (exercise.kind === "code" ? [exercise] : []));
  const answers = code.flatMap((exercise) => {
    const golden = path.join(root, "tests/golden", exercise.id);
    const named = readdirSync(golden).map((name) => [name, readFileSync(path.join(golden, name, "answer.py"), "utf8")]);
    const wrong = exercise.wrong.map(({ file, source }) => [file, source]);
    const own = [
      ["solution", exercise.files.solution],
      ["starter", exercise.files.starter],
    ];
    return [...own, ...wrong, ...named].map(([name, source]) => [`${exercise.id}: ${name}`, exercise, source] as const);
  });
  test.each(answers)("%s", async (_, exercise, source) => {
    const graded = await gradeAnswer({
      sandbox,
      exercise,
      answer: { kind: "code", source: source as string },
      seed: 0,
      now: () => 0,
    });
    expect(graded.verdict.integrity).toEqual([]);
  });
});
