/** A timeline to be laid as a grid: a row for each lane, a cell for each step of the axis. The answer itself is spans. Pure. */
import type { AnswerOf, LaidSpan, LaneState } from "#lib/grading/answer.ts";
import { exact } from "../timeline/geometry.ts";

export type Cell = LaneState | null;
type Lanes = AnswerOf<"predict-timeline">["lanes"];

/** What the axis looks like: both in virtual seconds. */
interface Axis {
  step: number;
  until: number;
}

export function cellCount({ step, until }: Axis): number {
  return Math.max(1, Math.round(until / step));
}

/** Where a cell begins, and where the one before it ends. */
export function secondsAt(index: number, step: number): number {
  return exact(index * step);
}

/** A span from elsewhere that does not fit the grid fills the cells of which it covers the middle. */
export function cellsOf(spans: readonly LaidSpan[], axis: Axis): Cell[] {
  return Array.from({ length: cellCount(axis) }, (_, index) => {
    const middle = (index + 0.5) * axis.step;
    return spans.findLast((span) => span.from <= middle && middle < span.to)?.state ?? null;
  });
}

/** Neighbours of the same state are one span. */
export function spansOf(cells: readonly Cell[], step: number): LaidSpan[] {
  const spans: LaidSpan[] = [];
  cells.forEach((state, index) => {
    const last = spans.at(-1);
    const from = secondsAt(index, step);
    if (state && last?.state === state && last.to === from) last.to = secondsAt(index + 1, step);
    else if (state) spans.push({ from, to: secondsAt(index + 1, step), state });
  });
  return spans;
}

export function gridOf(lanes: Lanes, names: readonly string[], axis: Axis): Cell[][] {
  return names.map((name) => cellsOf(lanes.find((one) => one.lane === name)?.spans ?? [], axis));
}

/** A lane with nothing in it is left out: an empty grid is an empty answer. */
export function lanesOf(grid: readonly Cell[][], names: readonly string[], step: number): Lanes {
  return names
    .map((lane, row) => ({ lane, spans: spansOf(grid[row] ?? [], step) }))
    .filter((lane) => lane.spans.length > 0);
}

export interface Stroke {
  row: number;
  /** the cells at both ends, in either order */
  from: number;
  to: number;
  state: Cell;
}

export function paint(grid: readonly Cell[][], { row, from, to, state }: Stroke): Cell[][] {
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  return grid.map((cells, index) =>
    index === row ? cells.map((cell, at) => (at >= first && at <= last ? state : cell)) : cells,
  );
}

export function isSameGrid(a: readonly Cell[][], b: readonly Cell[][]): boolean {
  return a.every((cells, row) => cells.every((cell, index) => cell === b[row]?.[index]));
}

/** The numbers above the grid: as many as fit above cells that are `cellPixels` wide. */
export function axisMarks(axis: Axis, cellPixels: number): { index: number; seconds: number }[] {
  const count = cellCount(axis);
  const every = [1, 2, 4, 5, 10].find((one) => {
    const marks = Array.from({ length: Math.floor(count / one) + 1 }, (_, index) => secondsAt(index * one, axis.step));
    const widest = Math.max(...marks.map((mark) => String(mark).length)) * 7 + 10;
    return widest <= one * cellPixels;
  });
  const step = every ?? count;
  return Array.from({ length: Math.floor(count / step) + 1 }, (_, index) => ({
    index: index * step,
    seconds: secondsAt(index * step, axis.step),
  }));
}

export interface Cursor {
  row: number;
  index: number;
}

/** @returns where the key takes the cursor, which may be where it is; null for a key that moves nothing */
export function moved({ row, index }: Cursor, key: string, isFar: boolean, rows: number, count: number): Cursor | null {
  switch (key) {
    case "ArrowLeft":
      return { row, index: Math.max(0, index - 1) };
    case "ArrowRight":
      return { row, index: Math.min(count - 1, index + 1) };
    case "ArrowUp":
      return { row: Math.max(0, row - 1), index };
    case "ArrowDown":
      return { row: Math.min(rows - 1, row + 1), index };
    case "Home":
      return { row: isFar ? 0 : row, index: 0 };
    case "End":
      return { row: isFar ? rows - 1 : row, index: count - 1 };
    default:
      return null;
  }
}
