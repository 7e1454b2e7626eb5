/** Grades a predicted order of lines by running the program, in each order that asyncio leaves open. */
import type { AnswerOf } from "./answer.ts";
import type { GradableOutput, Graded, Sandbox } from "./gradable.ts";
import { type LegalRun, type Prediction, whyNotThere } from "./illegal-step.ts";
import { observeLegalRuns } from "./legal-orders.ts";
import { printedLines } from "./observe-own-program.ts";
import { partsVerdict } from "./parts-verdict.ts";
import type { Localized } from "./verdict.ts";

export async function gradeOutput(
  sandbox: Sandbox,
  exercise: GradableOutput,
  answer: AnswerOf<"predict-output">,
  seed: number,
): Promise<Graded> {
  const observed = await observeLegalRuns(sandbox, exercise, seed);
  const all = observed.map((run) => ({ printed: printedLines(run), run }));
  const prediction = beside(all, answer.lines);
  const { right, runs } = prediction;
  const passed = right === answer.lines.length && runs.find(({ printed }) => printed.length === right);
  const lines = Math.max(answer.lines.length, ...runs.map(({ printed }) => printed.length));
  const part = {
    id: "output",
    title: { en: "The lines in the order in which they are printed", zh: "按打印顺序排列的各行输出" },
    earned: passed ? 1 : right / lines,
    message: passed ? null : whyNot(exercise, prediction, all),
  };
  // The run shows the key: it is for those who have found it, in the order in which they have.
  return { verdict: partsVerdict(exercise, [part]), observation: passed ? passed.run : null };
}

/** How far the answer is possible: the order of ties is open, so it is not one key that it is held against. */
function beside(all: LegalRun[], lines: string[]): Prediction {
  let runs = all;
  for (let right = 0; right < lines.length; right++) {
    const longer = runs.filter(({ printed }) => printed[right] === lines[right]);
    if (longer.length === 0) return { lines, right, runs };
    runs = longer;
  }
  return { lines, right: lines.length, runs };
}

/** Says how far the answer is right and what is wrong with the next line, never what comes next. */
function whyNot({ distractors }: GradableOutput, prediction: Prediction, all: LegalRun[]): Localized {
  const { lines, right, runs } = prediction;
  const wrong = lines[right];
  if (wrong === undefined) return tooFew(right);
  const ofAll = distractors.find((one) => "lines" in one && isSame(one.lines, lines));
  const ofLine = distractors.find((one) => "line" in one && one.line === wrong && !isPrinted(wrong, all));
  const explanation = (ofAll ?? ofLine)?.explanation;
  if (runs.some(({ printed }) => printed.length > right))
    return joined(firstWrong(right, wrong), explanation ?? whyNotThere(prediction, all));
  return explanation ? joined(tooMany(right), explanation) : tooMany(right);
}

const isPrinted = (line: string, all: LegalRun[]) => all.some(({ printed }) => printed.includes(line));
const isSame = (one: string[], other: string[]) =>
  one.length === other.length && one.every((line, index) => line === other[index]);

function joined(one: Localized, other: Localized): Localized {
  return { en: `${one.en} ${other.en.trim()}`, zh: `${one.zh}${other.zh.trim()}` };
}

function tooFew(right: number): Localized {
  if (right === 0) return { en: "There is no line yet.", zh: "还没有放入任何一行。" };
  return {
    en: `Right so far (${right === 1 ? "1 line" : `${right} lines`}), but the program prints more.`,
    zh: `到目前为止是对的（${right} 行），但程序还会打印更多内容。`,
  };
}

function tooMany(right: number): Localized {
  return {
    en: `${theFirst(right)} right, but after that the program prints nothing more.`,
    zh: `前 ${right} 行是对的，但之后程序不再打印任何内容。`,
  };
}

function firstWrong(right: number, wrong: string): Localized {
  const line = wrong.trim() === "" ? { en: "an empty line", zh: "空行" } : { en: `\`${wrong}\``, zh: `\`${wrong}\`` };
  if (right === 0) return { en: `Line 1, ${line.en}, is not right.`, zh: `第 1 行（${line.zh}）就不对。` };
  return {
    en: `${theFirst(right)} right; line ${right + 1}, ${line.en}, is not.`,
    zh: `前 ${right} 行是对的，第 ${right + 1} 行（${line.zh}）不对。`,
  };
}

const theFirst = (right: number) => (right === 1 ? "The first line is" : `The first ${right} lines are`);
