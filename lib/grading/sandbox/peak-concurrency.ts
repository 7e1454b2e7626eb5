/**
 * Whether a number of tasks in flight can be, by the lanes. Exactly it cannot be told from them: which task a loop waited
 * for is not drawn, nor is a task's start. So there are two bounds, and both allow for what honest programs do.
 */
import type { ObservedTask } from "../observation.ts";

/** Of so many lanes others may have been left out (observation_size.py). */
const keptLanes = [10_000, 500, 1];

export function peakContradiction(tasks: ObservedTask[], peak: number): string | null {
  if (keptLanes.includes(tasks.length)) return null;
  if (peak > tasks.length) return `${peak} tasks were in flight, but there are ${tasks.length} lanes`;
  // Several loops may run in threads, in virtual time side by side but one after the other in truth.
  if (tasks.filter(({ parent }) => parent === null).length !== 1) return null;
  const most = mostAtOnce(
    tasks.map(({ created, ended }) => ({ from: created, to: ended ?? Number.POSITIVE_INFINITY })),
    true,
  );
  if (peak > most) return `${peak} tasks were in flight, but the lanes show ${most}`;
  const least = leastAtOnce(tasks);
  return peak < least ? `${peak} tasks were in flight, but the lanes show ${least}` : null;
}

interface Interval {
  from: number;
  to: number;
}

/** Of the tasks that others made: from their first step to their end, those apart that outlive the first task. */
function leastAtOnce(tasks: ObservedTask[]): number {
  const [first] = tasks;
  const end = first?.ended ?? Number.POSITIVE_INFINITY;
  const lives = tasks.filter(({ parent, ended }) => parent !== null && (ended ?? Number.POSITIVE_INFINITY) <= end);
  return mostAtOnce(
    lives.map((task) => ({ from: startOf(task), to: task.ended ?? Number.POSITIVE_INFINITY })),
    false,
  );
}

/** Of its first step; never where the run was over before that. */
function startOf({ created, spans }: ObservedTask): number {
  let start = created;
  for (const { on, to } of spans) {
    if (on === null || !/^(its turn|the loop, blocked by|…)/.test(on)) return start;
    start = to;
  }
  return Number.POSITIVE_INFINITY;
}

/** `touching`: whether one that ends where another begins counts as being there with it. */
function mostAtOnce(intervals: Interval[], touching: boolean): number {
  const starts = intervals.filter(({ from, to }) => touching || from < to).map(({ from }) => from);
  const ends = intervals.filter(({ from, to }) => touching || from < to).map(({ to }) => to);
  starts.sort((one, other) => one - other);
  ends.sort((one, other) => one - other);
  let most = 0;
  let ended = 0;
  for (const [begun, start] of starts.entries()) {
    while (touching ? (ends[ended] as number) < start : (ends[ended] as number) <= start) ended++;
    most = Math.max(most, begun + 1 - ended);
  }
  return most;
}
