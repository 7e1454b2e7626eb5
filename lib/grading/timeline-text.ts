/** Draws an observation's lanes as text. Pure. */
import type { Observation, ObservedTask, Span } from "./observation.ts";

/** Later in the list wins where several share a column: a short block must never vanish. */
const marks: [Span["state"], string, string][] = [
  ["wait", "·", "waits"],
  ["sleep", "─", "sleeps"],
  ["thread", "▒", "in a thread"],
  ["run", "▪", "runs"],
  ["cpu", "▓", "computes"],
  ["block", "█", "BLOCKS the loop"],
];
const rank = new Map(marks.map(([state], index) => [state, index]));
const markOf = new Map(marks.map(([state, mark]) => [state, mark]));
const endMarks = { returned: "✓", raised: "✗", cancelled: "⊘", pending: "…" } as const;
const endWords = { returned: "returned", raised: "raised", cancelled: "cancelled", pending: "never ended" } as const;

/** One lane per task under an axis of virtual seconds, and a legend of the marks in use; no line is longer than `columns`. */
export function drawTimeline(observation: Observation, columns = 80): string {
  const { tasks, elapsed } = observation;
  if (tasks.length === 0) return "(no task ran)";
  const longestLabel = Math.max(...tasks.map((task) => label(task).length));
  const labelWidth = Math.min(longestLabel, Math.floor(columns / 3));
  // After the label a blank, after the lane room for the mark of its end.
  const width = columns - labelWidth - 2;
  const lanes = tasks.map((task) => `${pad(label(task), labelWidth)} ${drawLane(task, elapsed, width)}`.trimEnd());
  return [`${" ".repeat(labelWidth)} ${drawAxis(elapsed, width)}`, ...lanes, ...legend(tasks, columns)].join("\n");
}

const label = (task: ObservedTask) => `${task.name} ${task.coroutine}`;
const pad = (text: string, width: number) =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
const column = (at: number, elapsed: number, width: number) =>
  elapsed === 0 ? 0 : Math.min(width - 1, Math.floor((at / elapsed) * width));

function drawLane(task: ObservedTask, elapsed: number, width: number): string {
  const cells = new Array<string>(width + 1).fill(" ");
  const ranks = new Array<number>(width).fill(-1);
  for (const span of task.spans) {
    const from = column(span.from, elapsed, width);
    // A span ends before the column in which the next one begins, but has one column at least.
    const to = Math.max(from + 1, elapsed === 0 ? 1 : Math.round((span.to / elapsed) * width));
    const weight = span.to > span.from ? (rank.get(span.state) ?? 0) : -0.5;
    for (let at = from; at < Math.min(to, width); at++) {
      if ((ranks[at] ?? -1) >= weight) continue;
      ranks[at] = weight;
      cells[at] = markOf.get(span.state) ?? " ";
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
  const states = new Set(tasks.flatMap((task) => task.spans.map((span) => span.state)));
  const outcomes = new Set(tasks.map((task) => task.outcome));
  const parts = [
    ...marks.filter(([state]) => states.has(state)).map(([, mark, words]) => `${mark} ${words}`),
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
