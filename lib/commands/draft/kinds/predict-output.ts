import type { LocalizedText } from "../../../exercise-library/schema.ts";
import { printedLines } from "../../../grading/observe-own-program.ts";
import type { Body } from "../body.ts";
import type { Misreading } from "../misread.ts";
import { printsData, type Subject } from "../subject.ts";
import { conceptsOf, difficultyOf } from "../texts/features.ts";
import { misreadingTexts } from "../texts/misreadings.ts";
import { hintsOf, runExplained, titled, worldTold } from "../texts/run-told.ts";
import { paragraphs } from "../texts/words.ts";

const mostLines = 12;
const longestLine = 160;
const mostStrangers = 3;

type Distractor = { line: string; explanation: LocalizedText } | { lines: string[]; explanation: LocalizedText };

/** @returns null where no typical misreading arrives at another order or other lines: it would be no question */
export function draftOutput(subject: Subject, misreadings: Misreading[]): Body | null {
  const { lines, legalOrders } = subject;
  if (legalOrders === null) return null;
  if (lines.length < 2 || lines.length > mostLines || !printsData(subject.observation)) return null;
  if (new Set(lines).size < 2 || lines.some((line) => line.length > longestLine || line.trim() === "")) return null;
  const distractors = distractorsOf(lines, legalOrders, misreadings);
  if (distractors.length === 0) return null;
  const strangers = distractors.filter((one) => "line" in one).length;
  return {
    kind: "predict-output",
    name: "output",
    title: titled(subject, { en: "In which order is it printed?", zh: "按什么顺序打印？" }),
    concepts: conceptsOf(subject.shapes, "scheduling"),
    difficulty: difficultyOf(subject.shapes),
    points: 8,
    prompt: paragraphs(
      {
        en: "Put the lines into the order in which the program prints them. Use each line that is printed as often as it is printed.",
        zh: "请把这些行排成程序打印它们的顺序。会打印的每一行，打印几次就用几次。",
      },
      strangers === 0 ? null : neverPrinted(strangers),
      legalOrders.length === 1 ? null : severalOrders,
      worldTold(subject),
    ),
    hints: hintsOf(subject, {
      en: "Note for each task what it prints before its first wait, and when that wait is over.",
      zh: "记下每个任务在第一次等待之前打印什么，以及那次等待什么时候结束。",
    }),
    explanation: runExplained(subject),
    fields: { lines: mixed(lines, legalOrders), distractors },
    files: { "program.py": subject.source },
  };
}

const severalOrders: LocalizedText = {
  en: "Where asyncio promises no order among things that happen at the same instant, each order that it allows is right.",
  zh: "对于同一时刻发生的事，如果 asyncio 不保证先后，那么它允许的每一种顺序都算对。",
};

const neverPrinted = (count: number): LocalizedText =>
  count === 1
    ? { en: "One of the lines on offer is never printed: leave it out.", zh: "其中有一行根本不会被打印：不要用它。" }
    : {
        en: `${count} of the lines on offer are never printed: leave them out.`,
        zh: `其中有 ${count} 行根本不会被打印：不要用它们。`,
      };

/** Where a misreading prints the same lines, the whole order; else the lines that the program never prints. */
function distractorsOf(lines: string[], legalOrders: string[][], misreadings: Misreading[]): Distractor[] {
  const orders = new Map<string, Distractor>();
  const strangers = new Map<string, Distractor>();
  for (const { name, observation } of misreadings) {
    const seen = printedLines(observation);
    const explanation = misreadingTexts[name];
    if (sorted(seen) === sorted(lines)) {
      if (!legalOrders.some((order) => order.join("\n") === seen.join("\n")) && !orders.has(seen.join("\n")))
        orders.set(seen.join("\n"), { lines: seen, explanation });
    } else
      for (const line of seen)
        if (
          !legalOrders.flat().includes(line) &&
          line.trim() !== "" &&
          !strangers.has(line) &&
          strangers.size < mostStrangers
        )
          strangers.set(line, { line, explanation });
  }
  return [...orders.values(), ...strangers.values()];
}

const sorted = (lines: string[]) => JSON.stringify([...lines].sort());

/** In an order that tells nothing, and is no printed one. */
function mixed(lines: string[], legalOrders: string[][]): string[] {
  const order = [...lines].sort();
  const turned = order.map((_, by) => [...order.slice(by), ...order.slice(0, by)]);
  const isPrinted = (one: string[]) => legalOrders.some((legal) => legal.join("\n") === one.join("\n"));
  return [...turned, ...turned.map((one) => one.toReversed())].find((one) => !isPrinted(one)) ?? order;
}
