import type { Body } from "../body.ts";
import { confirmedFaults, type RunFault, type Subject } from "../subject.ts";
import { type Attempt, chooseTests } from "../tested.ts";
import { faultTexts } from "../texts/faults.ts";
import { conceptsOf, difficultyOf } from "../texts/features.ts";
import { hintsOf, runExplained, titled, worldTold } from "../texts/run-told.ts";
import { inline, isChinese, paragraphs, secondsOf } from "../texts/words.ts";

const mostDistractors = 3;
const mostLinesTold = 20;
type Puzzle = Subject["shapes"]["puzzles"][number];

/** Of the first function whose lines can be arranged, and whose order matters. */
export async function draftParsons(subject: Subject): Promise<Body | null> {
  for (const puzzle of subject.shapes.puzzles) {
    const body = await draftPuzzle(subject, puzzle);
    if (body) return body;
  }
  return null;
}

async function draftPuzzle(subject: Subject, puzzle: Puzzle): Promise<Body | null> {
  const { observation: right } = subject;
  // Whoever arranges lines has to know what they print.
  if (subject.lines.length > mostLinesTold) return null;
  const plain = await subject.observe(puzzle.plain);
  // Its lines may have been joined, which must not change what it does.
  if (plain.stdout !== right.stdout || plain.elapsed !== right.elapsed) return null;
  const first = firstLine(puzzle);
  const own = new Set(puzzle.lines.map((line) => line.trim()));
  const faults = await confirmedFaults(plain, await subject.tools.faults(puzzle.plain), subject.observe);
  const changed = faults.filter(
    ({ line, before, after, source }) =>
      before !== null &&
      after !== null &&
      // The same line may stand in another function as well.
      puzzle.lines[line - first] === before &&
      !own.has(after.trim()) &&
      after.trim() !== "pass" &&
      // A line that wants an import of its own is none to put in its place.
      source === withLines(puzzle, puzzle.lines.with(line - first, after)),
  );
  const typical = changed.filter((one) => faultTexts[one.fault]);
  const offered = distinct(typical.length > 0 ? typical : changed).slice(0, mostDistractors);
  if (offered.length === 0) return null;
  const attempts: Attempt[] = [
    ...offered.map((one) => ({ name: one.fault, source: one.source, observation: one.observation })),
    ...(await swapped(subject, puzzle)),
  ];
  const reversed = await subject.observe(withLines(puzzle, [...puzzle.lines].reverse()));
  const tested = await chooseTests(subject, {
    right: plain,
    unfinished: [reversed],
    attempts,
    fewest: 1,
    asksForOrder: true,
  });
  if (!tested) return null;
  const takes = secondsOf(right.elapsed);
  const title = {
    en: isChinese(puzzle.name) ? "The lines of a function" : `The lines of ${puzzle.name}`,
    zh: `${puzzle.name} 的各行`,
  };
  return {
    kind: "parsons",
    name: "parsons",
    title: subject.label === puzzle.name && !isChinese(puzzle.name) ? title : titled(subject, title),
    concepts: conceptsOf(subject.shapes, "structure"),
    difficulty: difficultyOf(subject.shapes),
    points: 8,
    prompt: paragraphs(
      {
        en: `Put the lines of ${inline(puzzle.name)} in order and indent them, so that the program does what it is for: it takes ${takes} s. Some lines on offer do not belong there.`,
        zh: `请把 ${inline(puzzle.name)} 的各行按顺序排好并缩进，使程序完成它该做的事：它一共用 ${takes} 秒。有些行是多余的。`,
      },
      printedTold(subject),
      worldTold(subject),
    ),
    hints: hintsOf(subject, {
      en: "Where two lines look alike, ask what each of them waits for, and who can run meanwhile.",
      zh: "如果两行看起来差不多，想一想它们各自等待什么，这时谁可以运行。",
    }),
    explanation: runExplained(subject),
    fields: { wrong: tested.wrong.map(({ file, fails }) => ({ file, fails })) },
    files: {
      "solution.py": puzzle.solution,
      "distractors.py": `${offered.map(({ after }) => after?.trim()).join("\n")}\n`,
      "tests.py": tested.tests,
      ...Object.fromEntries(tested.wrong.map(({ file, source }) => [file, source])),
    },
  };
}

function printedTold({ lines }: Subject) {
  if (lines.length === 0) return null;
  const shown = lines.map((line) => `- ${inline(line)}`).join("\n");
  return { en: `It prints:\n\n${shown}`, zh: `它打印：\n\n${shown}` };
}

const distinct = (faults: RunFault[]) =>
  faults.filter((one, at) => faults.findIndex((other) => other.after?.trim() === one.after?.trim()) === at);

const withLines = ({ plain, lines }: Puzzle, order: string[]) =>
  plain.replace(lines.join("\n"), () => order.join("\n"));

const firstLine = ({ plain, lines }: Puzzle) => plain.slice(0, plain.indexOf(lines.join("\n"))).split("\n").length;

/** Two neighbours of one depth the other way round: a wrong answer with lines that all belong. */
async function swapped(subject: Subject, puzzle: Puzzle): Promise<Attempt[]> {
  const { lines } = puzzle;
  const depth = (line: string) => line.length - line.trimStart().length;
  const places = lines
    .keys()
    .filter((at) => at + 1 < lines.length && depth(lines[at] as string) === depth(lines[at + 1] as string));
  return Promise.all(
    [...places].map(async (at) => {
      const order = lines.with(at, lines[at + 1] as string).with(at + 1, lines[at] as string);
      const source = withLines(puzzle, order);
      return { name: "two-lines-swapped", source, observation: await subject.observe(source) };
    }),
  );
}
