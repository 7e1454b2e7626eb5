/** Grades predictions by running the program: there is no hand-written key that could be wrong. */
import type { AnswerOf, GradablePrediction, Graded, Sandbox } from "./gradable.ts";
import { GraderFault } from "./grader-fault.ts";
import type { Observation } from "./observation.ts";
import { observing } from "./observe-program.ts";
import { oneTestVerdict } from "./one-test-verdict.ts";
import type { Localized } from "./verdict.ts";

const toleranceSeconds = 1e-6;

export async function gradePredictedOutput(
  sandbox: Sandbox,
  exercise: GradablePrediction,
  answer: AnswerOf<"predict-output">,
  seed: number,
): Promise<Graded> {
  const observation = await observeProgram(sandbox, exercise, seed);
  const message = compareLines(answer.lines, printedLines(observation));
  const title = { en: "The lines in the order in which they are printed", zh: "按打印顺序排列的各行输出" };
  return sumUp(exercise, observation, { id: "output", title, message });
}

export async function gradePredictedTime(
  sandbox: Sandbox,
  exercise: GradablePrediction,
  answer: AnswerOf<"predict-time">,
  seed: number,
): Promise<Graded> {
  const observation = await observeProgram(sandbox, exercise, seed);
  const title = { en: "How long the program takes", zh: "程序运行的总时间" };
  return sumUp(exercise, observation, {
    id: "time",
    title,
    message: compareTimes(answer.seconds, observation.elapsed),
  });
}

export function printedLines(observation: Observation): string[] {
  const lines = observation.stdout.split("\n");
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

async function observeProgram(sandbox: Sandbox, exercise: GradablePrediction, seed: number): Promise<Observation> {
  const observation = await observing(sandbox, exercise.files.program, exercise, (observe) =>
    observe({ expression: null, seed, world: {} }),
  );
  if (observation.status === "finished") return observation;
  const why = observation.error ? `: ${observation.error.type}: ${observation.error.message}` : "";
  throw new GraderFault(`the exercise's own program ${observation.status}${why}`);
}

/** The observation shows the key: it is for those who have found it. What the program does well or badly is not theirs. */
function sumUp(
  exercise: GradablePrediction,
  observation: Observation,
  test: { id: string; title: Localized; message: Localized | null },
): Graded {
  const passed = test.message === null;
  return { verdict: oneTestVerdict(exercise, { ...test, passed }), observation: passed ? observation : null };
}

/** null: right. Says how far the answer is right, never what comes next. */
function compareLines(answer: string[], printed: string[]): Localized | null {
  const mismatch = printed.findIndex((line, index) => answer[index] !== line);
  const right = mismatch < 0 ? printed.length : mismatch;
  if (right === printed.length && answer.length === printed.length) return null;
  const lines = right === 1 ? "1 line" : `${right} lines`;
  const firstLines = right === 1 ? "The first line is" : `The first ${right} lines are`;
  if (right === printed.length)
    return {
      en: `${firstLines} right, but after that the program prints nothing more.`,
      zh: `前 ${right} 行是对的，但之后程序不再打印任何内容。`,
    };
  if (right === answer.length)
    return {
      en: right === 0 ? "There is no line yet." : `Right so far (${lines}), but the program prints more.`,
      zh: right === 0 ? "还没有放入任何一行。" : `到目前为止是对的（${right} 行），但程序还会打印更多内容。`,
    };
  if (right === 0)
    return {
      en: "The first line is not right yet: which part of the program runs first?",
      zh: "第一行就不对：程序的哪一部分最先运行？",
    };
  return {
    en: `${firstLines} right; line ${right + 1} is not.`,
    zh: `前 ${right} 行是对的，第 ${right + 1} 行不对。`,
  };
}

/** null: right. */
function compareTimes(answer: number, elapsed: number): Localized | null {
  if (Math.abs(answer - elapsed) <= toleranceSeconds) return null;
  return answer < elapsed
    ? { en: "That is too short: the program takes longer.", zh: "太短了：程序用的时间更长。" }
    : { en: "That is too long: the program takes less time.", zh: "太长了：程序用的时间更短。" };
}
