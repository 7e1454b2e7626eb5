/** Where things stand in the picture: pure, in percent of the plot's width and in CSS pixels down. */
import type { Observation, ObservedTask, Span } from "#lib/grading/observation.ts";

export const laneHeight = 52;
export const labelHeight = 18;
export const barHeight = 24;
export const axisHeight = 26;
export const outputHeight = 34;
/** More lanes than this are in the table only: the picture would say nothing. */
export const mostLanes = 40;

/** A mark at 0 % or 100 % would be cut in half: the plot keeps a margin on both sides. */
const marginPercent = 1;

/** @returns percent of the width, for a time in virtual seconds */
export function xOf(seconds: number, totalSeconds: number): number {
  const part = totalSeconds > 0 ? Math.min(1, Math.max(0, seconds / totalSeconds)) : 0;
  return round(marginPercent + part * (100 - 2 * marginPercent));
}

export function widthOf(from: number, to: number, totalSeconds: number): number {
  return round(xOf(to, totalSeconds) - xOf(from, totalSeconds));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/**
 * The end of the axis. The observation's own elapsed time, unless a task that was left running goes beyond it.
 * @returns virtual seconds, more than 0
 */
export function totalSeconds(observation: Observation): number {
  const ends = observation.tasks.flatMap((task) => task.spans.map((span) => span.to));
  const last = Math.max(observation.elapsed, ...ends);
  return last > 0 ? last : 1;
}

/** Four to eight round numbers from 0 to the end: 0, 0.5, 1, 1.5 … */
export function ticks(total: number): number[] {
  // Nothing happens within a nanosecond.
  const rough = Math.max(total / 5, 1e-9);
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * magnitude).find((one) => one >= rough) ?? magnitude * 10;
  const found: number[] = [];
  for (let index = 0; index * step <= total * (1 + 1e-9); index++) found.push(exact(index * step));
  return found;
}

/** Virtual time is exact to 1 ns; what floating point adds beyond that is noise. */
export function exact(seconds: number): number {
  return Number(seconds.toFixed(9));
}

export interface Blockage {
  from: number;
  to: number;
  task: string;
  on: string | null;
  line: number | null;
}

/** While one task blocks the loop, no other runs: drawn across all lanes. */
export function blockages(tasks: readonly ObservedTask[]): Blockage[] {
  return tasks.flatMap((task) =>
    task.spans
      .filter((span) => (span.state === "block" || span.state === "cpu") && span.to > span.from)
      .map((span) => ({ from: span.from, to: span.to, task: task.name, on: span.on, line: span.line })),
  );
}

/** Seconds during which the loop could serve nobody. */
export function blockedSeconds(tasks: readonly ObservedTask[]): number {
  return exact(blockages(tasks).reduce((sum, one) => sum + one.to - one.from, 0));
}

/** Spans that take time are bars; running takes none and is drawn as a stroke. */
export function isInstant(span: Span): boolean {
  return span.to - span.from < 1e-9;
}

/** The states that occur, in the legend's order. */
export function statesOf(tasks: readonly ObservedTask[]): Span["state"][] {
  const seen = new Set(tasks.flatMap((task) => task.spans.map((span) => span.state)));
  return (["run", "sleep", "wait", "block", "cpu", "thread"] as const).filter((state) => seen.has(state));
}
