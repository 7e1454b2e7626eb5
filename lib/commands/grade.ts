import { renderVariant } from "../catalogue/render-variant.ts";
import { type ExerciseContent, loadExercise, renderExercise } from "../exercise-library/index.ts";
import { gradeAnswer } from "../grading/grade.ts";
import type { Verdict } from "../grading/verdict.ts";
import { gradingSeed } from "../submissions/rules.ts";
import { BadInput } from "./bad-input.ts";
import { print, printJson } from "./print.ts";
import { readAnswer } from "./read-answer.ts";
import { defaultSize, withSandbox } from "./with-sandbox.ts";

/** @returns whether the answer passed */
export async function grade(folder: string, file: string, options: { json?: boolean; seed: string }): Promise<boolean> {
  const content = await loadOrRefuse(folder);
  // A bad answer costs no sandbox, unless it takes one to know what the exercise is.
  const read = content.variant === null ? await readAnswer(file, renderExercise(content, null)) : null;
  const { verdict } = await withSandbox(defaultSize, async (sandbox) => {
    const { exercise } = await renderVariant(sandbox, content, options.seed);
    const answer = read ?? (await readAnswer(file, exercise));
    return gradeAnswer({ sandbox, exercise, answer, seed: randomSeed(options.seed), now: () => performance.now() });
  });
  if (options.json) printJson(verdict);
  else show(verdict);
  return verdict.status === "passed";
}

/** A learner's seed becomes a number as it does when the learner's answers are graded. */
function randomSeed(seed: string): number {
  return seed.includes("/") ? gradingSeed(seed) : Number(seed);
}

async function loadOrRefuse(folder: string): Promise<ExerciseContent> {
  const loaded = await loadExercise(folder);
  if (loaded.ok) return loaded.content;
  const [first, ...others] = loaded.errors;
  const more = others.length > 0 ? ` (and ${others.length} more: \`loopwise check ${folder}\` lists them)` : "";
  throw new BadInput(`${loaded.path}: ${first}${more}`);
}

const marks = { passed: "✓", failed: "✗", "not-run": "–" } as const;

function show(verdict: Verdict): void {
  for (const test of verdict.tests) {
    const hidden = test.visible ? "" : `  (hidden${test.visibility === "after-due" ? " until the due date" : ""})`;
    print(`${marks[test.status]} ${test.title.en} ${test.title.zh}${hidden}`);
    if (test.message) print(`    ${test.message.en}\n    ${test.message.zh}`);
  }
  for (const { kind, line, detail } of verdict.diagnostics)
    print(`! ${kind}${line === null ? "" : `, line ${line}`}: ${detail}`);
  for (const words of verdict.integrity) print(`? ${words}`);
  print(`${verdict.status}: ${verdict.score} of ${verdict.maxScore} points`);
}
