import type { LocalizedText } from "../../../exercise-library/schema.ts";
import type { DiagnosticKind, Observation } from "../../../grading/observation.ts";
import type { Body } from "../body.ts";
import type { FaultName, Role, Shapes } from "../python.ts";
import type { Subject } from "../subject.ts";
import { faultTexts } from "../texts/faults.ts";
import { conceptsOf, difficultyOf } from "../texts/features.ts";
import { titled, worldTold } from "../texts/run-told.ts";
import { paragraphs } from "../texts/words.ts";

const mostSpots = 2;

const questions: Partial<Record<DiagnosticKind, { title: LocalizedText; prompt: LocalizedText }>> = {
  "blocking-call": {
    title: { en: "Who holds the event loop?", zh: "谁占住了事件循环？" },
    prompt: {
      en: "Point out what blocks the event loop in this program: while it is at work, no other task can run.",
      zh: "请指出这个程序里阻塞事件循环的地方：它在执行时，其他任务都无法运行。",
    },
  },
  "never-awaited": {
    title: { en: "Which coroutine never runs?", zh: "哪个协程从未运行？" },
    prompt: {
      en: "Point out where this program makes a coroutine object that nobody ever awaits, so that its code does not run.",
      zh: "请指出这个程序在哪里创建了从未被 `await` 的协程对象，使它的代码没有运行。",
    },
  },
  "task-lost": {
    title: { en: "Which task is cut short?", zh: "哪个任务没能做完？" },
    prompt: {
      en: "Point out where this program creates tasks that are not done when it ends, because nobody waits for them.",
      zh: "请指出这个程序在哪里创建了没有人等待的任务，程序结束时它们还没有完成。",
    },
  },
  "sequential-awaits": {
    title: { en: "What could happen at the same time?", zh: "什么可以同时进行？" },
    prompt: {
      en: "Point out where this program begins to wait for one thing after the other, although none needs another's result.",
      zh: "请指出这个程序从哪里开始一个接一个地等待，而这些等待并不需要彼此的结果。",
    },
  },
};

const innocent: Record<Role, LocalizedText> = {
  "awaits-sleep": {
    en: "This line waits, but with `await`: meanwhile the event loop can run others.",
    zh: "这一行确实在等待，但用了 `await`：等待期间事件循环可以运行其他任务。",
  },
  gathers: {
    en: "This line waits for everything that it is given at the same time: that is as it should be.",
    zh: "这一行同时等待传给它的所有对象：用法没有问题。",
  },
  "awaits-task": {
    en: "This line waits with `await` for something that was made before: such a wait gives way to others.",
    zh: "这一行用 `await` 等待之前创建的对象：这样的等待会让出控制权。",
  },
  "awaits-call": {
    en: "This call is awaited, as it should be. Whether others get a turn meanwhile is up to the code that it runs.",
    zh: "这个调用被 `await` 了，没有问题。等待期间其他任务能不能运行，要看它执行的代码。",
  },
  "creates-task": {
    en: "This line only queues a task, which takes no time; the event loop runs it once the current task gives way.",
    zh: "这一行只是把任务放进队列，不花时间；当前任务让出控制权之后，事件循环才会运行它。",
  },
  runs: {
    en: "This line starts the event loop and hands it the main coroutine, as it should.",
    zh: "这一行启动事件循环，并把主协程交给它运行，没有问题。",
  },
  prints: {
    en: "Printing takes no time here, and nothing has to be awaited.",
    zh: "打印在这里不花时间，也没有什么需要 `await`。",
  },
  "async-with": {
    en: "`async with` gives way while it waits to enter or to leave.",
    zh: "`async with` 在进入和退出时如果需要等待，会让出控制权。",
  },
};

/** A program to look at, and the place of what was put into it. */
interface Suspect {
  source: string;
  observation: Observation;
  fault: FaultName | null;
  line: number;
}

/** One for each sort of finding: of the program itself, if the document shows a faulty one, and of faults put into it. */
export async function draftSpots(subject: Subject): Promise<Body[]> {
  const bodies: Body[] = [];
  const done = new Set<DiagnosticKind>();
  const itself: Suspect = { source: subject.source, observation: subject.observation, fault: null, line: 0 };
  for (const suspect of [itself, ...subject.faults.filter(({ fault }) => faultTexts[fault])]) {
    if (!["finished", "raised", "deadlocked"].includes(suspect.observation.status)) continue;
    const found = suspect.observation.diagnostics.find(
      ({ kind, line }) => line !== null && questions[kind] && !done.has(kind),
    );
    if (!found || bodies.length === mostSpots) continue;
    const body = await draftSpot(subject, suspect, found.kind);
    if (!body) continue;
    // A finding that the program has anyway is none of a fault's.
    for (const { kind } of subject.observation.diagnostics) done.add(kind);
    done.add(found.kind);
    bodies.push(body);
  }
  return bodies;
}

async function draftSpot(subject: Subject, suspect: Suspect, kind: DiagnosticKind): Promise<Body | null> {
  const question = questions[kind];
  const found = suspect.observation.diagnostics.filter((one) => one.kind === kind);
  const guilty = found.flatMap(({ line }) => line ?? []);
  const { roles } = await subject.tools.shapes(suspect.source);
  if (kind === "sequential-awaits" && hasOtherAwaitsInARow(suspect.source, roles, guilty)) return null;
  // What was changed may be elsewhere than what is found: it is not innocent.
  const distractors = roles
    .filter(({ line }) => !guilty.includes(line) && line !== suspect.line && line !== suspect.line + 1)
    // Of awaits in a row only the first is found, but none of them is without a part in it.
    .filter(({ role }) => kind !== "sequential-awaits" || !["awaits-call", "awaits-task"].includes(role))
    .map(({ line, role }) => ({ line, explanation: innocent[role] }));
  if (!question || distractors.length === 0) return null;
  const lines = new Set(guilty).size;
  const texts = suspect.fault && faultTexts[suspect.fault];
  return {
    kind: "spot",
    name: `spot-${kind}`,
    title: titled(subject, question.title),
    concepts: conceptsOf(subject.shapes, kind),
    difficulty: difficultyOf(subject.shapes),
    points: 6,
    prompt: paragraphs(
      question.prompt,
      lines === 1
        ? { en: "It is one line.", zh: "只有一行。" }
        : { en: `There are ${lines} such lines.`, zh: `一共有 ${lines} 行。` },
      worldTold(subject),
    ),
    hints: [goThroughTheLines, ...(texts ? [texts.hint] : [])],
    explanation:
      texts?.explanation ?? paragraphs(...found.slice(0, 2).map((one) => ({ en: one.detail, zh: one.detailZh }))),
    fields: { finds: [kind], distractors },
    files: { "program.py": suspect.source },
  };
}

/** Whether some block awaits one call after the other and is not what was found: it would be a fair answer too. */
function hasOtherAwaitsInARow(source: string, roles: Shapes["roles"], guilty: number[]): boolean {
  const lines = source.split("\n");
  const indentOf = (line: number) => (lines[line - 1] as string).search(/\S/);
  const isInBlockOf = (line: number, other: number) =>
    indentOf(other) === indentOf(line) &&
    lines.slice(line, other).every((text) => text.trim() === "" || text.search(/\S/) >= indentOf(line));
  const awaits = roles.filter(({ role }) => role === "awaits-call").map(({ line }) => line);
  return awaits.some((line) => {
    const block = awaits.filter((other) => isInBlockOf(Math.min(line, other), Math.max(line, other)));
    return block.length > 1 && !block.some((one) => guilty.includes(one));
  });
}

const goThroughTheLines: LocalizedText = {
  en: "Go through the program line by line: what does each line start, and who waits for it?",
  zh: "逐行看程序：每一行启动了什么？谁在等待它？",
};
