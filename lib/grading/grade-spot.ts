/** Grades lines that were pointed out by the engine's own findings on the program. */
import type { AnswerOf } from "./answer.ts";
import type { GradableSpot, Graded, Sandbox } from "./gradable.ts";
import { GraderFault } from "./grader-fault.ts";
import type { Diagnostic, Observation, Span } from "./observation.ts";
import { observeOwnProgram } from "./observe-own-program.ts";
import { type Part, partsVerdict } from "./parts-verdict.ts";
import type { Localized } from "./verdict.ts";

/** What is to be found may be what ends the program. */
const ends: Observation["status"][] = ["finished", "raised", "deadlocked"];

export async function gradeSpot(
  sandbox: Sandbox,
  exercise: GradableSpot,
  answer: AnswerOf<"spot">,
  seed: number,
): Promise<Graded> {
  const observation = await observeOwnProgram(sandbox, exercise, seed, ends);
  const found = observation.diagnostics.filter(({ kind }) => exercise.finds.includes(kind));
  const key = new Set(found.flatMap(({ line }) => (line === null ? [] : [line])));
  if (key.size === 0)
    throw new GraderFault(`the engine finds nothing of what is to be spotted: ${exercise.finds.join(", ")}`);
  const chosen = answer.lines.toSorted((one, other) => one - other);
  const right = chosen.filter((line) => key.has(line));
  const parts = chosen.map((line) => chosenPart(exercise, observation, found, line));
  if (right.length < key.size) parts.push(leftOut(key.size - right.length, right.length));
  const verdict = partsVerdict(exercise, parts, (chosen.length - right.length) / key.size);
  // Findings and run show the key: they are for those who have found it.
  return verdict.status === "passed"
    ? { verdict: { ...verdict, diagnostics: observation.diagnostics }, observation }
    : { verdict, observation: null };
}

function chosenPart(exercise: GradableSpot, seen: Observation, found: Diagnostic[], line: number): Part {
  const head = { id: `line-${line}`, title: { en: `Line ${line}`, zh: `第 ${line} 行` } };
  const finding = found.find((one) => one.line === line);
  if (finding) return { ...head, earned: 1, message: { en: finding.detail, zh: finding.detailZh || finding.detail } };
  const foreseen = exercise.distractors.find((one) => one.line === line);
  return { ...head, weight: 0, earned: 0, message: foreseen?.explanation ?? innocence(exercise, seen, line) };
}

/** Why a line that nobody foresaw is none that is asked for. */
function innocence({ files }: GradableSpot, { tasks, diagnostics }: Observation, line: number): Localized {
  const text = files.program.split("\n")[line - 1]?.trim() ?? "";
  if (text === "" || text.startsWith("#")) return { en: "There is no code in this line.", zh: "这一行没有代码。" };
  if (diagnostics.some((one) => one.line === line))
    return {
      en: "There is something to say about this line, but it is not what is asked for. Read the question again.",
      zh: "这一行确实有值得一提的地方，但不是题目要找的。请再读一遍题目。",
    };
  const spans = tasks.flatMap((task) => task.spans.filter((span) => span.line === line && span.to > span.from));
  const longest = spans.toSorted((one, other) => other.to - other.from - (one.to - one.from))[0];
  return (longest && harmless(longest)) ?? nothingFound;
}

const nothingFound = {
  en: "The engine saw this line do no harm in the run. Which line does, and how would you notice?",
  zh: "在这次运行中，引擎没有发现这一行有问题。有问题的是哪一行？会表现出什么现象？",
};

/** What a task does at a line where time passes, although nothing is wrong there. */
function harmless({ state, on }: Span): Localized | null {
  if (state === "sleep" || (state === "wait" && !on?.startsWith("the loop")))
    return {
      en: "A task pauses here, but it gives the event loop back meanwhile, so the others can run: nothing is wrong with that.",
      zh: "任务在这里暂停，但同时交还了事件循环，其他任务可以运行：这没有问题。",
    };
  if (state === "thread")
    return {
      en: "The work of this line is done beside the event loop, which stays free: nothing is wrong with that.",
      zh: "这一行的工作不在事件循环里进行，事件循环仍然空闲：这没有问题。",
    };
  return null;
}

/** How many, not which. */
function leftOut(count: number, found: number): Part {
  const more = found === 0 ? "" : " more";
  return {
    id: "left-out",
    title: { en: "Nothing left out", zh: "没有遗漏" },
    weight: count,
    earned: 0,
    message: {
      en: count === 1 ? `One${more} line is to be found.` : `${count}${more} lines are to be found.`,
      zh: found === 0 ? `要找的 ${count} 行${count > 1 ? "都" : ""}还没有找到。` : `还有 ${count} 行没有找到。`,
    },
  };
}
