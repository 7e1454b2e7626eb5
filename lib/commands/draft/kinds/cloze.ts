import { fillCloze } from "../../../grading/cloze.ts";
import type { Body } from "../body.ts";
import type { Subject } from "../subject.ts";
import { type Attempt, chooseTests } from "../tested.ts";
import { conceptsOf, difficultyOf } from "../texts/features.ts";
import { hintsOf, runExplained, titled, worldTold } from "../texts/run-told.ts";
import { fenced, paragraphs, secondsOf } from "../texts/words.ts";

const mostLinesShown = 20;
type Blank = NonNullable<Subject["shapes"]["cloze"]>["blanks"][number];

/** @returns null where there is no telling word, or a wrong one makes no difference */
export async function draftCloze(subject: Subject): Promise<Body | null> {
  const { cloze } = subject.shapes;
  if (!cloze) return null;
  const { observation: right, lines } = subject;
  const key = Object.fromEntries(cloze.blanks.map((one) => [one.name, one.right]));
  const attempts: (Attempt & { blank: string; choice: string })[] = [];
  for (const blank of cloze.blanks)
    for (const choice of blank.choices.filter((one) => one !== blank.right)) {
      const source = fillCloze(cloze.template, { ...key, [blank.name]: choice });
      const observation = await subject.observe(source);
      attempts.push({ name: nameOf(choice), source, observation, blank: blank.name, choice });
    }
  const isRight = ({ observation }: Attempt) =>
    observation.status === "finished" && observation.stdout === right.stdout && observation.elapsed === right.elapsed;
  const wrong = attempts.filter((one) => !isRight(one));
  const blanks = cloze.blanks.map((blank) => ({
    ...blank,
    choices: [blank.right, ...wrong.filter((one) => one.blank === blank.name).map((one) => one.choice)],
  }));
  if (blanks.some((blank) => blank.choices.length < 2)) return null;
  const tested = await chooseTests(subject, {
    right,
    unfinished: wrong.map((one) => one.observation),
    attempts: wrong,
    fewest: 1,
    asksForOrder: false,
  });
  if (!tested) return null;
  const takes = secondsOf(right.elapsed);
  const shown = lines.length > 0 && lines.length <= mostLinesShown;
  return {
    kind: "cloze",
    name: "cloze",
    title: titled(subject, { en: "What is missing?", zh: "缺少什么？" }),
    concepts: conceptsOf(subject.shapes, "await"),
    difficulty: difficultyOf(subject.shapes),
    points: 6,
    prompt: paragraphs(
      {
        en: `Fill in what is missing, so that the program takes ${takes} s${shown ? " and prints this" : ""}.`,
        zh: `请补全程序，使它一共用 ${takes} 秒${shown ? "，并打印以下内容" : ""}。`,
      },
      shown ? { en: fenced(lines.join("\n")), zh: fenced(lines.join("\n")) } : null,
      worldTold(subject),
    ),
    hints: hintsOf(subject, {
      en: "Ask of each blank: does what stands there wait, and can others run meanwhile?",
      zh: "对每个空想一想：填进去的内容会等待吗？等待时其他任务能运行吗？",
    }),
    explanation: runExplained(subject),
    fields: {
      blanks: Object.fromEntries(blanks.map((blank) => [blank.name, { choices: mixed(blank), width: widthOf(blank) }])),
      wrong: tested.wrong.map(({ file, fails }) => ({ file, fails })),
    },
    files: {
      "template.py": cloze.template,
      "solution.py": cloze.solution,
      "tests.py": tested.tests,
      ...Object.fromEntries(tested.wrong.map(({ file, source }) => [file, source])),
    },
  };
}

/** In an order that tells nothing. */
const mixed = ({ choices }: Blank) => [...choices].sort();
const widthOf = ({ choices }: Blank) => Math.min(60, Math.max(2, ...choices.map((one) => one.length)));
const nameOf = (choice: string) =>
  choice
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
