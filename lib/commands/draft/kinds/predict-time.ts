import type { LocalizedText } from "../../../exercise-library/schema.ts";
import type { Observation } from "../../../grading/observation.ts";
import type { Body } from "../body.ts";
import type { Misreading } from "../misread.ts";
import type { Subject } from "../subject.ts";
import { conceptsOf, difficultyOf } from "../texts/features.ts";
import { misreadingTexts } from "../texts/misreadings.ts";
import { hintsOf, runExplained, titled, worldTold } from "../texts/run-told.ts";
import { paragraphs } from "../texts/words.ts";

/** @returns null where it takes no time, or every typical misreading arrives at the same time */
export function draftTime(subject: Subject, misreadings: Misreading[]): Body | null {
  const { observation } = subject;
  const distractors = distractorsOf(subject, misreadings);
  if (observation.elapsed === 0 || distractors.length === 0) return null;
  return {
    kind: "predict-time",
    name: "time",
    title: titled(subject, { en: "How long does it take?", zh: "一共用多少时间？" }),
    concepts: conceptsOf(subject.shapes, "concurrency"),
    difficulty: difficultyOf(subject.shapes),
    points: 8,
    prompt: paragraphs(
      {
        en: "Work out how many seconds the program takes from start to end.\n\nOnly waiting counts: everything else takes no time.",
        zh: "请算出程序从开始到结束一共用多少秒。\n\n只计算等待的时间：其他操作都不花时间。",
      },
      worldTold(subject),
    ),
    hints: hintsOf(subject, {
      en: "Which waits come one after the other, and which pass at the same time? The former add up; of the latter the longest counts.",
      zh: "哪些等待是一个接一个的，哪些是同时进行的？前者要相加，后者只算最长的。",
    }),
    explanation: runExplained(subject),
    fields: { distractors },
    files: { "program.py": subject.source },
  };
}

function distractorsOf({ observation: right, world }: Subject, misreadings: Misreading[]) {
  const found = new Map<number, LocalizedText>();
  // Waits for a simulated world are no sleeps, and not counted here.
  const waits = Object.keys(world).length > 0 ? [] : singleWaits(right);
  const add = (seconds: number, explanation: LocalizedText) => {
    const exact = Number(seconds.toFixed(9));
    if (exact > 0 && Math.abs(exact - right.elapsed) > 1e-6 && !found.has(exact)) found.set(exact, explanation);
  };
  for (const { name, observation } of misreadings) add(observation.elapsed, misreadingTexts[name]);
  const sum = waits.reduce((sum, one) => sum + one, 0);
  if (sum > right.elapsed) add(sum, misreadingTexts["sum-of-waits"]);
  add(Math.max(0, ...waits), misreadingTexts["longest-wait"]);
  return [...found].map(([seconds, explanation]) => ({ seconds, explanation }));
}

const singleWaits = ({ tasks }: Observation) =>
  tasks.flatMap(({ spans }) =>
    spans.filter(({ state }) => ["sleep", "block", "thread"].includes(state)).map(({ from, to }) => to - from),
  );
