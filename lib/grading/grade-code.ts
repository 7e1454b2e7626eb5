/** Grades a program by hidden tests on observations of it. */
import type { GradableExercise, Graded, Observe, Sandbox } from "./gradable.ts";
import { runTests, type TestOutcome } from "./judge/run-tests.ts";
import { observing } from "./observe-program.ts";
import { roundPoints } from "./round-points.ts";
import type { Verdict, VerdictTest } from "./verdict.ts";

type Tested = Extract<GradableExercise, { files: { tests: string } }>;

/** @param source the program that was handed in, put together or filled in */
export async function gradeCode(sandbox: Sandbox, exercise: Tested, source: string, seed: number): Promise<Graded> {
  const integrity = new Set<string>();
  const flag = (words: string) => void integrity.add(words);
  const judged = { tests: exercise.files.tests, answer: source, flag };
  const grade = (observe: Observe) =>
    Promise.all([
      observe({ expression: null, seed, world: {} }),
      sandbox.judge((ask) => runTests(judged, ask, observe)),
    ]);
  const [observation, outcomes] = await observing(sandbox, source, exercise, grade, flag);
  const tests = scoreTests(outcomes, exercise.points);
  const passed = tests.every((test) => test.status === "passed");
  return {
    verdict: {
      version: 1,
      exercise: exercise.id,
      status: passed ? "passed" : failureStatus(outcomes),
      score: scoreOf(outcomes, exercise.points),
      maxScore: exercise.points,
      tests,
      diagnostics: observation.diagnostics,
      integrity: [...integrity],
    },
    observation,
  };
}

/** Rounded once: the tests' own points, each rounded, need not add up to it. */
function scoreOf(outcomes: TestOutcome[], points: number): number {
  const passed = outcomes.filter(({ result }) => result?.status === "passed");
  return roundPoints((points * weightOf(passed)) / weightOf(outcomes));
}

const weightOf = (outcomes: TestOutcome[]) => outcomes.reduce((sum, { test }) => sum + test.weight, 0);

function scoreTests(outcomes: TestOutcome[], points: number): VerdictTest[] {
  const totalWeight = weightOf(outcomes);
  return outcomes.map(({ test, result }) => ({
    id: test.id,
    title: test.title,
    visible: test.visibility === "always",
    ...(test.visibility === "after-due" && { visibility: test.visibility }),
    status: result?.status ?? "not-run",
    points: result?.status === "passed" ? roundPoints((points * test.weight) / totalWeight) : 0,
    message: result?.message ?? null,
  }));
}

/** An end that has a name of its own (deadlocked, timed-out, …) says more than "failed". */
function failureStatus(outcomes: TestOutcome[]): Verdict["status"] {
  const endings = outcomes.filter(({ result }) => result?.status !== "passed").flatMap((outcome) => outcome.endings);
  return endings.find((ending) => ending !== "finished" && ending !== "raised") ?? "failed";
}
