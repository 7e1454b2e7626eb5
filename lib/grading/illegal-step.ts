/**
 * Where a predicted order leaves all orders that are possible, and why. Says of the line that stands there why it can't
 * come yet, or not any more, and never which line would be right. Pure.
 */
import type { Observation, ObservedTask, Span } from "./observation.ts";
import type { Localized } from "./verdict.ts";

export interface LegalRun {
  printed: string[];
  run: Observation;
}

/** An answer beside the runs that are possible. */
export interface Prediction {
  lines: string[];
  /** how many of its lines are the beginning of a possible order */
  right: number;
  /** which begin so */
  runs: LegalRun[];
}

/** Why the line after the right ones cannot stand there. */
export function whyNotThere({ lines, right, runs }: Prediction, all: LegalRun[]): Localized {
  const wrong = lines[right] as string;
  const occurrences = (printed: string[]) => printed.filter((line) => line === wrong).length;
  const most = Math.max(...all.map(({ printed }) => occurrences(printed)));
  const before = lines.slice(0, right);
  if (most === 0) return { en: "The program never prints this line.", zh: "程序从不打印这一行。" };
  if (occurrences(before) >= most) return alreadyPrinted(before.indexOf(wrong) + 1, most);
  for (const { printed, run } of runs) {
    const later = printed.indexOf(wrong, right);
    if (later >= 0) return notYet(run, right, later);
  }
  return {
    en: "In a run that begins like this, the program does not print it any more.",
    zh: "像这样开头的运行，之后不会再打印这一行。",
  };
}

function alreadyPrinted(place: number, times: number): Localized {
  if (times === 1)
    return {
      en: `The program prints it only once, and you have it as line ${place} already.`,
      zh: `程序只打印它一次，而它已经是你的第 ${place} 行了。`,
    };
  return {
    en: `The program prints it only ${times} times, and you have all of them already.`,
    zh: `程序只打印它 ${times} 次，前面已经全部用上了。`,
  };
}

/** The line is printed `later`; what is its task at while something else is printed at `place`? */
function notYet(run: Observation, place: number, later: number): Localized {
  const printed = run.output.filter(({ stream }) => stream === "stdout");
  const now = printed[place];
  const then = printed[later];
  if (!now || !then) return itsTurnComes;
  if (then.task === null)
    return {
      en: "No task prints it, but code outside of all tasks, and that runs only later.",
      zh: "打印这一行的不是任务，而是任务之外的代码，那段代码要更晚才会运行。",
    };
  // Tasks may share a name, and of a line only that name is known.
  if (run.tasks.filter(({ name }) => name === then.task).length > 1) return itsTurnComes;
  if (then.task === now.task)
    return {
      en: "The code that prints it has something else to print before that.",
      zh: "打印这一行的代码，在此之前还要先打印别的内容。",
    };
  const task = run.tasks.find(({ name, created }) => name === then.task && created <= then.at);
  if (!task) return itsTurnComes;
  if (now.task === null && task.created >= now.at)
    return {
      en: "A task prints it, but at this point code outside of all tasks runs, and the task only later.",
      zh: "打印这一行的是一个任务，而这时运行的是任务之外的代码，任务要更晚才轮到。",
    };
  if (task.created > now.at)
    return {
      en: "At this point the task that prints it does not exist yet.",
      zh: "这时，打印这一行的任务还没有创建。",
    };
  const span = spanAt(task, now.at, then.at);
  if (span) return notOverYet(span);
  return task.created === now.at ? justMade : itsTurnComes;
}

/** What it is at, or has waited for until this very moment, before it prints the line. */
function spanAt({ spans }: ObservedTask, now: number, then: number): Span | undefined {
  const before = spans.filter(({ from, to, state }) => state !== "run" && from < to && to <= then);
  return (
    before.find(({ from, to }) => from <= now && now < to) ??
    before.find(({ to, state }) => to === now && state !== "sleep")
  );
}

const itsTurnComes: Localized = {
  en: "At this point it is not yet the turn of the task that prints it: the event loop runs others first.",
  zh: "这时还没有轮到打印这一行的任务：事件循环会先运行别的任务。",
};

const justMade: Localized = {
  en: "At this point the task that prints it has not got that far: it is made at this very moment, and a task runs only when the event loop gets to it.",
  zh: "这时，打印这一行的任务还没有运行到那里：它正是在这一刻创建的，而任务要等事件循环轮到它才会运行。",
};

/** True of a task that is in the middle of it as well as of one that is about to begin. */
function notOverYet({ state, on, line }: Span): Localized {
  const place = line === null ? { en: "", zh: "" } : { en: ` (line ${line})`, zh: `（第 ${line} 行）` };
  const what = wordsOf(state, on);
  return {
    en: `Before that, the task that prints it ${what.en}${place.en}, and at this point that is not over yet.`,
    zh: `打印这一行的任务在此之前要先${what.zh}${place.zh}，而这时还没有结束。`,
  };
}

function wordsOf(state: Span["state"], on: string | null): Localized {
  switch (state) {
    case "sleep":
      return { en: "sleeps", zh: "休眠" };
    case "block":
      return { en: `holds the event loop with \`${on}\``, zh: `用 \`${on}\` 占住事件循环` };
    case "cpu":
      return { en: `computes in \`${on}\``, zh: `在 \`${on}\` 中计算` };
    default:
      return { en: `waits for \`${on}\``, zh: `等待 \`${on}\`` };
  }
}
