/** Grades a predicted order of lines by running the program. */
import type { AnswerOf } from "./answer.ts";
import type { GradableOutput, Graded, Sandbox } from "./gradable.ts";
import { observeOwnProgram, printedLines } from "./observe-own-program.ts";
import { partsVerdict } from "./parts-verdict.ts";
import type { Localized } from "./verdict.ts";

export async function gradeOutput(
  sandbox: Sandbox,
  exercise: GradableOutput,
  answer: AnswerOf<"predict-output">,
  seed: number,
): Promise<Graded> {
  const observation = await observeOwnProgram(sandbox, exercise, seed);
  const message = compareLines(answer.lines, printedLines(observation));
  const title = { en: "The lines in the order in which they are printed", zh: "按打印顺序排列的各行输出" };
  const passed = message === null;
  const verdict = partsVerdict(exercise, [{ id: "output", title, earned: passed ? 1 : 0, message }]);
  // The run shows the key: it is for those who have found it.
  return { verdict, observation: passed ? observation : null };
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
