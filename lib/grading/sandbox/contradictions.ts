/**
 * What is true of every observation that the harness writes, whatever the program does, looked for in one that a program
 * may have written itself. A forger who knows all of this can still keep to it; who does not is found out.
 *
 * Each rule holds for all honest runs, the odd ones too: several loops, loops in threads, lanes and lines that were left
 * out because there were too many (harness/README.md, "Lanes and spans"). To reject an honest run is the worse fault.
 */
import type { ObserveJob } from "../gradable.ts";
import type { Limits, Observation, ObservedTask, Span } from "../observation.ts";
import { mostFindings, mostLines } from "./kept.ts";
import { peakContradiction } from "./peak-concurrency.ts";

/** What was run, as the grader knows it. */
type Run = Pick<ObserveJob, "source" | "scenario" | "limits">;

/** Of warnings and tracebacks, on top of the program's own output. */
const reportBytes = 32 * 1024;

const statusesFromInside = new Set<Observation["status"]>([
  "finished",
  "raised",
  "deadlocked",
  "timed-out",
  "out-of-memory",
  "too-much-output",
  "denied",
  "exited",
  "not-importable",
]);

/** @returns the first contradiction, in words for staff; null where there is none */
export function findContradiction(seen: Observation, run: Run): string | null {
  return (
    endContradiction(seen, run) ??
    tiesContradiction(seen, run) ??
    outputContradiction(seen) ??
    lanesContradiction(seen, run) ??
    peakContradiction(seen.tasks, seen.peakConcurrency) ??
    findingsContradiction(seen) ??
    lineContradiction(seen, run.source)
  );
}

/** Status, result, error and time agree about how the run ended. */
function endContradiction({ status, result, error, elapsed, limits }: Observation, run: Run): string | null {
  if (!areSame(limits, run.limits)) return "it names other limits than those that applied";
  if (!statusesFromInside.has(status)) return `no run describes itself as ${status}`;
  if (status === "finished" && error) return `it finished and yet there is an error, ${error.type}`;
  if (status !== "finished" && status !== "exited" && !error) return `it ended ${status} without an error`;
  if (status !== "finished" && result !== null) return `it ended ${status} and yet there is a result`;
  if (run.scenario.expression === null && result !== null) return "there is a result, but no expression was evaluated";
  if (elapsed > limits.virtualSeconds) return `it took ${elapsed} s of ${limits.virtualSeconds}`;
  return null;
}

/** Of ties a run tells only where the scenario makes choices. */
function tiesContradiction({ ties }: Observation, { scenario }: Run): string | null {
  return ties !== undefined && scenario.ties === undefined ? "it tells of ties, of which nobody asked" : null;
}

function areSame(one: Limits, other: Limits): boolean {
  return Object.entries(one).every(([name, limit]) => other[name as keyof Limits] === limit);
}

/** Lines are in order of time and are, stream by stream, the lines of the text; beyond a bound the last ones are left out. */
function outputContradiction({ output, stdout, stderr, elapsed, tasks, limits }: Observation): string | null {
  if (stdout.length > limits.outputBytes || stdout.length + stderr.length > limits.outputBytes + reportBytes)
    return "more was printed than the limit lets through";
  let last = 0;
  const read = { stdout: 0, stderr: 0 };
  const texts = { stdout, stderr };
  for (const { at, stream, text } of output) {
    if (at < last) return `in the output time goes back from ${last} to ${at}`;
    last = at;
    if (text.includes("\n")) return "a line of the output is several";
    if (!texts[stream].startsWith(text, read[stream])) return `the lines of ${stream} are not those of its text`;
    read[stream] += text.length;
    if (read[stream] < texts[stream].length && texts[stream][read[stream]++] !== "\n")
      return `the lines of ${stream} are not those of its text`;
  }
  if (last > elapsed) return `something was printed at ${last}, after the end at ${elapsed}`;
  const isWhole = read.stdout === stdout.length && read.stderr === stderr.length;
  // Where an observation is too large for its lines, the lanes have gone before.
  const isCut = output.length === mostLines || (output.length === 0 && tasks.length <= 1);
  return isWhole || isCut ? null : "lines of the text are missing in the output";
}

/** Each lane's spans tile its life, and none is lived after the end. */
function lanesContradiction({ tasks, elapsed }: Observation, run: Run): string | null {
  for (let index = 0; index < tasks.length; index++) {
    const task = tasks[index] as ObservedTask;
    if (task.id !== index + 1) return `the lane of ${task.name} has the number ${task.id} in place of ${index + 1}`;
    if (task.parent !== null && task.parent >= task.id) return `${task.name} was made by a task that came later`;
    const wrong = laneContradiction(task, elapsed);
    if (wrong) return `${wrong} in the lane of ${task.name}`;
    const end = task.spans[task.spans.length - 1]?.to ?? task.created;
    if (end > elapsed && !mayOutlive(task, tasks, run))
      return `${task.name} lives until ${end}, the program until ${elapsed}`;
  }
  return null;
}

/**
 * A loop in a virtual thread runs ahead of the program, in one go: if the program ends before it, or is stopped, its lanes
 * go on. An expression that awaits has the first lane, in the program's own thread, and so have the tasks made from there.
 */
function mayOutlive(task: ObservedTask, tasks: ObservedTask[], { source, scenario: { expression } }: Run): boolean {
  if (!/thread|executor|process|pool/i.test(source)) return false;
  if (!expression?.includes("await")) return true;
  let first = task;
  while (first.parent !== null) first = tasks[first.parent - 1] as ObservedTask;
  return first.id !== 1;
}

function laneContradiction({ spans, created, ended, outcome }: ObservedTask, elapsed: number): string | null {
  if ((ended === null) !== (outcome === "pending")) return `the end ${ended} does not agree with "${outcome}"`;
  if (spans.length === 0) return "no span";
  let at = created;
  for (let index = 0; index < spans.length; index++) {
    const { from, to, state, on } = spans[index] as Span;
    if (from !== at) return `${from > at ? "a gap" : "an overlap"} at ${at}`;
    if (to < from) return `time goes back from ${from} to ${to}`;
    if (to === from && index < spans.length - 1) return `a span without length at ${at}`;
    if ((state === "run") !== (on === null)) return `a span "${state}" on ${on}`;
    at = to;
  }
  if (ended !== null && at !== ended) return `spans until ${at}, but an end at ${ended}`;
  if (ended === null && at < elapsed) return `nothing after ${at}, though it never ended,`;
  return null;
}

/** What the lanes show, the findings say as well. */
function findingsContradiction({ diagnostics, status, tasks }: Observation): string | null {
  let blocking = diagnostics.length === mostFindings;
  for (const { kind } of diagnostics) {
    if (kind === "blocking-call") blocking = true;
    if (kind === "deadlock" && status !== "deadlocked") return "there is a finding of a deadlock, but the run has none";
  }
  for (const task of tasks) {
    for (const { state } of task.spans) {
      if (state === "block" && !blocking) return `${task.name} blocked the loop, but no finding says so`;
    }
  }
  return null;
}

/** Lines are of the source. A program may name any line in an error that it makes itself, so the error's is not looked at. */
function lineContradiction({ tasks, diagnostics }: Observation, source: string): string | null {
  let last = 0;
  for (const { line } of diagnostics) if (line !== null && line > last) last = line;
  for (const { line, spans } of tasks) {
    if (line !== null && line > last) last = line;
    for (const span of spans) if (span.line !== null && span.line > last) last = span.line;
  }
  return hasLine(source, last) ? null : `it names line ${last}, which the program does not have`;
}

/** Lines as Python counts them. */
function hasLine(source: string, line: number): boolean {
  if (source.includes("\r")) return source.split(/\r\n|[\r\n]/).length >= line;
  let end = -1;
  for (let number = 1; number < line; number++) {
    end = source.indexOf("\n", end + 1);
    if (end < 0) return false;
  }
  return true;
}
