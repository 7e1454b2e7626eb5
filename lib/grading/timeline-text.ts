/** Draws an observation's lanes as text. Pure. */
import type { Observation, ObservedTask, Span } from "./observation.ts";

type Look = Span["state"] | "held up";

/** Later in the list wins where several share a column: a short block must never vanish. */
const marks: [Look, string, string][] = [
  ["wait", "·", "waits"],
  ["sleep", "─", "sleeps"],
  ["thread", "▒", "in a thread or process"],
  ["held up", "░", "held up: the loop is blocked"],
  ["run", "▪", "runs"],
  ["cpu", "▓", "computes"],
  ["block", "█", "BLOCKS the loop"],
];
const rank = new Map(marks.map(([look], index) => [look, index]));
const markOf = new Map(marks.map(([look, mark]) => [look, mark]));
/** Where one sleep follows another. */
const sleepBegins = "┼";
const endMarks = { returned: "✓", raised: "✗", cancelled: "⊘", pending: "…" } as const;
const endWords = { returned: "returned", raised: "raised", cancelled: "cancelled", pending: "never ended" } as const;

/** One lane per task under an axis of virtual seconds, and a legend of the marks in use; no line is longer than `columns`. */
export function drawTimeline(observation: Observation, columns = 80): string {
  const { tasks, elapsed } = observation;
  if (tasks.length === 0) return "(no task ran)";
  const longestLabel = Math.max(...tasks.map((task) => label(task).length));
  const labelWidth = Math.min(longestLabel, Math.floor(columns / 3));
  const reasonWidth = Math.min(Math.max(...tasks.map((task) => reason(task).length)), Math.floor(columns / 4));
  // After the label a blank, after the lane room for the mark of its end.
  const width = columns - labelWidth - 2 - reasonWidth;
  const lanes = tasks.map((task) => {
    const lane = `${clip(label(task), labelWidth).padEnd(labelWidth)} ${drawLane(task, elapsed, width)}`;
    return `${lane}${clip(reason(task), reasonWidth)}`.trimEnd();
  });
  return [`${" ".repeat(labelWidth)} ${drawAxis(elapsed, width)}`, ...lanes, ...legend(tasks, columns)].join("\n");
}

/** What a task waits for that never ended. */
function reason(task: ObservedTask): string {
  const last = task.spans.at(-1);
  return task.outcome === "pending" && last?.on ? ` ${last.on}` : "";
}

const look = (span: Span): Look =>
  span.state === "wait" && span.on?.startsWith("the loop, blocked by ") ? "held up" : span.state;
const isSleep = (span: Span | undefined) => span?.state === "sleep" && span.to > span.from;
const label = (task: ObservedTask) => `${task.name} ${task.coroutine}`;
const clip = (text: string, width: number) => (text.length > width ? `${text.slice(0, width - 1)}…` : text);
const column = (at: number, elapsed: number, width: number) =>
  elapsed === 0 ? 0 : Math.min(width - 1, Math.floor((at / elapsed) * width));

function drawLane(task: ObservedTask, elapsed: number, width: number): string {
  const cells = new Array<string>(width + 1).fill(" ");
  const ranks = new Array<number>(width).fill(-1);
  for (const span of task.spans) {
    const from = column(span.from, elapsed, width);
    // A span ends before the column in which the next one begins, but has one column at least.
    const to = Math.max(from + 1, elapsed === 0 ? 1 : Math.round((span.to / elapsed) * width));
    const weight = span.to > span.from ? (rank.get(look(span)) ?? 0) : -0.5;
    const follows = to - from > 1 && span.state === "sleep" && cells[from - 1] === markOf.get("sleep");
    for (let at = from; at < Math.min(to, width); at++) {
      const begins = follows && at === from;
      if ((ranks[at] ?? -1) >= weight && !(begins && ranks[at] === weight)) continue;
      ranks[at] = weight;
      cells[at] = begins ? sleepBegins : (markOf.get(look(span)) ?? " ");
    }
  }
  const last = cells.findLastIndex((cell) => cell !== " ");
  cells[last + 1] = endMarks[task.outcome];
  return cells.join("").trimEnd();
}

/** Seconds at both ends, and where there is room at the quarters. */
function drawAxis(elapsed: number, width: number): string {
  const cells = new Array<string>(width).fill(" ");
  const put = (text: string, at: number) => {
    const start = Math.max(0, Math.min(at, width - text.length));
    const free = cells.slice(Math.max(0, start - 1), start + text.length + 1).every((cell) => cell === " ");
    if (free) for (const [index, character] of [...text].entries()) cells[start + index] = character;
  };
  put("0 s", 0);
  if (elapsed > 0) put(`${seconds(elapsed)} s`, width);
  for (const share of [1 / 2, 1 / 4, 3 / 4])
    if (elapsed > 0) put(`│${seconds(elapsed * share)}`, Math.floor(width * share));
  return cells.join("").trimEnd();
}

const seconds = (value: number) => String(Number(value.toPrecision(6)));

function legend(tasks: ObservedTask[], columns: number): string[] {
  const looks = new Set(tasks.flatMap((task) => task.spans.map(look)));
  const sleepsAgain = tasks.some((task) =>
    task.spans.some((span, index) => isSleep(span) && isSleep(task.spans[index - 1])),
  );
  const outcomes = new Set(tasks.map((task) => task.outcome));
  const parts = [
    ...marks.filter(([one]) => looks.has(one)).map(([, mark, words]) => `${mark} ${words}`),
    ...(sleepsAgain ? [`${sleepBegins} sleeps again`] : []),
    ...[...outcomes].map((outcome) => `${endMarks[outcome]} ${endWords[outcome]}`),
  ];
  const lines = ["", ""];
  for (const part of parts) {
    const last = lines[lines.length - 1] ?? "";
    if (last !== "" && last.length + 3 + part.length > columns) lines.push(part);
    else lines[lines.length - 1] = last === "" ? part : `${last}   ${part}`;
  }
  return lines;
}
