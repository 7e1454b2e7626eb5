/**
 * Golden verdicts: <exercise id>/<what happens>/ holds an answer and the verdict that it earns; where each learner has
 * other parameters, that of whoever has the seed 0. To write the verdicts anew, run with UPDATE_GOLDEN=1; then read each
 * changed one as a student would before committing it.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { renderVariant } from "#lib/catalogue/render-variant.ts";
import { type Exercise, loadExercises } from "#lib/exercise-library/index.ts";
import { answer } from "#lib/grading/answer.ts";
import { gradeAnswer } from "#lib/grading/grade.ts";
import { openSandbox } from "#lib/grading/sandbox/index.ts";
import { verdict } from "#lib/grading/verdict.ts";

const here = import.meta.dirname;
const root = path.resolve(here, "../..");
const { exercises } = await loadExercises(path.join(root, "exercises"));
const sandbox = await openSandbox({ cacheDir: path.join(root, ".cache/images"), size: 2 });
afterAll(() => sandbox.close());

function readAnswer(folder: string, kind: Exercise["kind"]) {
  return answer.parse(
    kind === "code"
      ? { kind, source: readFileSync(path.join(folder, "answer.py"), "utf8") }
      : { kind, ...JSON.parse(readFileSync(path.join(folder, "answer.json"), "utf8")) },
  );
}

for (const { content } of exercises) {
  const { exercise } = await renderVariant(sandbox, content, "0");
  const cases = readdirSync(path.join(here, exercise.id));
  test.each(cases)(`${exercise.id}: %s`, async (name) => {
    const folder = path.join(here, exercise.id, name);
    const given = readAnswer(folder, exercise.kind);
    const graded = await gradeAnswer({ sandbox, exercise, answer: given, seed: 0, now: () => 0 });
    const { durationMs: _, ...seen } = verdict.parse(graded.verdict);
    const file = path.join(folder, "verdict.json");
    if (process.env.UPDATE_GOLDEN) writeFileSync(file, `${JSON.stringify(seen, null, 2)}\n`);
    expect(seen).toEqual(JSON.parse(readFileSync(file, "utf8")));
    expect(name.startsWith(seen.status), `${name} is named for its status`).toBe(true);
  });
}
