/** What an exercise has to hold before anyone meets it: shown by running it. */
import type { Exercise, ExerciseOf } from "../exercise-library/schema.ts";
import type { Answer } from "../grading/answer.ts";
import type { Sandbox } from "../grading/gradable.ts";
import { gradeAnswer } from "../grading/grade.ts";
import { GraderFault } from "../grading/grader-fault.ts";
import type { Observation } from "../grading/observation.ts";
import { printedLines } from "../grading/observe-own-program.ts";
import { observing } from "../grading/observe-program.ts";
import type { Verdict } from "../grading/verdict.ts";
import { recordingSandbox } from "./recording-sandbox.ts";

/** @returns what is wrong, each with what to do; empty if the exercise is proven */
export async function proveExercise(sandbox: Sandbox, exercise: Exercise): Promise<string[]> {
  const recording = recordingSandbox(sandbox);
  try {
    const problems = await proveByKind(recording.sandbox, exercise);
    return [...problems, ...recording.differences()];
  } catch (error) {
    if (error instanceof GraderFault) return [error.message];
    throw error;
  }
}

async function proveByKind(sandbox: Sandbox, exercise: Exercise): Promise<string[]> {
  switch (exercise.kind) {
    case "code":
      return proveCode(sandbox, exercise);
    case "predict-output":
      return proveOutput(sandbox, exercise);
    case "predict-time":
      return proveTime(sandbox, exercise);
    case "choice":
      return proveChoice(sandbox, exercise);
    default:
      return [`${exercise.kind} cannot be proven yet`];
  }
}

const verdictOf = async (sandbox: Sandbox, exercise: Exercise, answer: Answer, seed = 0): Promise<Verdict> =>
  (await gradeAnswer({ sandbox, exercise, answer, seed, now: () => 0 })).verdict;

/** What went wrong in a verdict, for the author: the failed tests and their messages. */
const failuresOf = (verdict: Verdict) =>
  verdict.tests
    .filter((test) => test.status !== "passed")
    .map((test) => `${test.id}: ${test.message?.en ?? test.status}`)
    .join("; ");

async function proveCode(sandbox: Sandbox, exercise: ExerciseOf<"code">): Promise<string[]> {
  const gradeSource = (source: string) => verdictOf(sandbox, exercise, { kind: "code", source });
  const { solution, starter } = exercise.files;
  // Twice: whatever differs between the runs is found by the recording.
  const [solved, , started, ...wrong] = await Promise.all([
    gradeSource(solution),
    gradeSource(solution),
    gradeSource(starter),
    ...exercise.wrong.map((one) => gradeSource(one.source)),
  ]);
  const problems: string[] = [];
  if (solved.status !== "passed") problems.push(`solution.py must earn full marks, but fails ${failuresOf(solved)}`);
  if (started.score >= started.maxScore) problems.push("starter.py earns full marks already: leave something to do");
  for (const [index, { file, fails }] of exercise.wrong.entries()) {
    const verdict = wrong[index] as Verdict;
    const failed = verdict.tests.filter((test) => test.status !== "passed").map((test) => test.id);
    if (failed.length === 1 && failed[0] === fails) continue;
    if (!verdict.tests.some((test) => test.id === fails))
      problems.push(`exercise.yaml: ${file} fails ${fails}, but tests.py has no test_${fails}: name one that it has`);
    else
      problems.push(
        `${file} must fail ${fails} and nothing else, but ${failed.length === 0 ? "passes" : `fails ${failuresOf(verdict)}`}`,
      );
  }
  return problems;
}

/** The program's own run, under two seeds: a prediction must not depend on chance. */
async function observeTwice(
  sandbox: Sandbox,
  exercise: ExerciseOf<"predict-output" | "predict-time">,
): Promise<[Observation, Observation]> {
  // Each in a session of its own: whoever records them must see two runs, not one twice.
  const observe = (seed: number) =>
    observing(sandbox, exercise.files.program, exercise, (observe) => observe({ expression: null, seed, world: {} }));
  const [first, , other] = await Promise.all([observe(0), observe(0), observe(1)]);
  if (first.status !== "finished")
    throw new GraderFault(
      `program.py must come to its end, but ${first.status}${first.error ? `: ${first.error.type}: ${first.error.message}` : ""}`,
    );
  return [first, other];
}

async function proveOutput(sandbox: Sandbox, exercise: ExerciseOf<"predict-output">): Promise<string[]> {
  const [first, other] = await observeTwice(sandbox, exercise);
  const printed = printedLines(first);
  const problems: string[] = [];
  if (other.stdout !== first.stdout)
    problems.push("program.py prints something else under another seed: take chance out");
  const listed = JSON.stringify([...exercise.lines].sort());
  if (listed !== JSON.stringify([...printed].sort()))
    problems.push(`exercise.yaml: lines must be what program.py prints, in another order: ${JSON.stringify(printed)}`);
  if (JSON.stringify(exercise.lines) === JSON.stringify(printed))
    problems.push("exercise.yaml: lines are in the printed order, which is the answer: mix them up");
  for (const line of exercise.distractors.flatMap((one) => ("line" in one ? [one.line] : [])))
    if (printed.includes(line)) problems.push(`exercise.yaml: the distractor “${line}” is printed: change it`);
  const right = await verdictOf(sandbox, exercise, { kind: "predict-output", lines: printed });
  if (right.status !== "passed") problems.push(`the printed lines are refused: ${failuresOf(right)}`);
  for (const line of exercise.distractors.flatMap((one) => ("line" in one ? [one.line] : []))) {
    // In the place of each line in turn.
    for (const index of printed.keys()) {
      const verdict = await verdictOf(sandbox, exercise, { kind: "predict-output", lines: printed.with(index, line) });
      if (verdict.status === "passed") problems.push(`the distractor “${line}” passes as line ${index + 1}`);
    }
  }
  return problems;
}

async function proveTime(sandbox: Sandbox, exercise: ExerciseOf<"predict-time">): Promise<string[]> {
  const [first, other] = await observeTwice(sandbox, exercise);
  const problems: string[] = [];
  if (other.elapsed !== first.elapsed)
    problems.push("program.py takes another time under another seed: take chance out");
  const right = await verdictOf(sandbox, exercise, { kind: "predict-time", seconds: first.elapsed });
  if (right.status !== "passed") problems.push(`the time that it takes, ${first.elapsed} s, is refused`);
  for (const { seconds } of exercise.distractors) {
    const verdict = await verdictOf(sandbox, exercise, { kind: "predict-time", seconds });
    if (verdict.status === "passed")
      problems.push(`exercise.yaml: the distractor ${seconds} is the time that program.py takes: change it`);
  }
  return problems;
}

async function proveChoice(sandbox: Sandbox, exercise: ExerciseOf<"choice">): Promise<string[]> {
  const problems: string[] = [];
  for (const option of exercise.options) {
    const verdict = await verdictOf(sandbox, exercise, { kind: "choice", choice: option.id });
    if ((verdict.status === "passed") !== option.correct)
      problems.push(`option ${option.id} is graded ${verdict.status}, against its own mark`);
  }
  return problems;
}
