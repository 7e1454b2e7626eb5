import { describe, expect, test } from "vitest";
import {
  axisMarks,
  type Cell,
  cellCount,
  cellsOf,
  gridOf,
  isSameGrid,
  lanesOf,
  moved,
  paint,
  spansOf,
} from "#lib/submissions/components/workspace/timeline-cells.ts";

const axis = { step: 0.5, until: 2 };
const sleep: Cell = "sleep";

describe("a lane's spans as cells", () => {
  test("a cell is what the span over it does, and empty without one", () => {
    expect(cellsOf([{ from: 0.5, to: 1.5, state: "sleep" }], axis)).toEqual([null, "sleep", "sleep", null]);
  });

  test("a step that floating point cannot hold makes as many cells as it should", () => {
    expect(cellCount({ step: 0.1, until: 0.7 })).toBe(7);
    expect(cellCount({ step: 0.3, until: 18 })).toBe(60);
  });

  test("a span that does not fit the grid keeps the cells of which it covers the middle", () => {
    expect(cellsOf([{ from: 0.2, to: 0.8, state: "wait" }], axis)).toEqual(["wait", "wait", null, null]);
    expect(cellsOf([{ from: 1.4, to: 9, state: "wait" }], axis)).toEqual([null, null, null, "wait"]);
    expect(cellsOf([{ from: 5, to: 9, state: "wait" }], axis)).toEqual([null, null, null, null]);
  });

  test("of two spans over one cell the later counts", () => {
    const spans = [{ from: 0, to: 1, state: "wait" } as const, { from: 0.5, to: 1, state: "block" } as const];
    expect(cellsOf(spans, axis)).toEqual(["wait", "block", null, null]);
  });
});

describe("cells as spans", () => {
  test("neighbours of the same state are one span", () => {
    expect(spansOf([sleep, sleep, "wait", null], 0.5)).toEqual([
      { from: 0, to: 1, state: "sleep" },
      { from: 1, to: 1.5, state: "wait" },
    ]);
  });

  test("an empty cell parts two spans of the same state", () => {
    expect(spansOf([sleep, null, sleep], 1)).toEqual([
      { from: 0, to: 1, state: "sleep" },
      { from: 2, to: 3, state: "sleep" },
    ]);
  });

  test("their seconds are free of floating-point noise", () => {
    expect(spansOf([null, null, null, sleep, sleep, sleep], 0.1)).toEqual([{ from: 0.3, to: 0.6, state: "sleep" }]);
  });

  test("they are the same cells again, whatever the step", () => {
    for (const step of [0.1, 0.25, 0.3, 0.7, 1, 2.5]) {
      const cells: Cell[] = [null, "sleep", "sleep", "wait", null, "block", "sleep"];
      expect(cellsOf(spansOf(cells, step), { step, until: cells.length * step })).toEqual(cells);
    }
  });
});

describe("a grid of lanes", () => {
  const names = ["Task-1", "brew"];
  const laid = [{ lane: "brew", spans: [{ from: 0, to: 1, state: "sleep" as const }] }];

  test("a lane that the answer does not name is empty, one that the exercise does not name is dropped", () => {
    const grid = gridOf([...laid, { lane: "gone", spans: [{ from: 0, to: 1, state: "wait" }] }], names, axis);
    expect(grid).toEqual([
      [null, null, null, null],
      [sleep, sleep, null, null],
    ]);
    expect(lanesOf(grid, names, 0.5)).toEqual(laid);
  });

  test("with no cell painted it is the empty answer", () => {
    expect(lanesOf(gridOf([], names, axis), names, 0.5)).toEqual([]);
  });

  test("a stroke paints from one end to the other, in whichever direction, and one row only", () => {
    const grid = gridOf([], names, axis);
    const forth = paint(grid, { row: 0, from: 1, to: 3, state: "block" });
    expect(forth).toEqual([
      [null, "block", "block", "block"],
      [null, null, null, null],
    ]);
    expect(paint(grid, { row: 0, from: 3, to: 1, state: "block" })).toEqual(forth);
    expect(paint(forth, { row: 0, from: 0, to: 3, state: null })).toEqual(grid);
  });

  test("two grids are the same when each cell is", () => {
    const grid = gridOf(laid, names, axis);
    expect(isSameGrid(grid, gridOf(laid, names, axis))).toBe(true);
    expect(isSameGrid(grid, paint(grid, { row: 1, from: 3, to: 3, state: "wait" }))).toBe(false);
  });
});

describe("the numbers of the axis", () => {
  const secondsOf = (step: number, until: number) => axisMarks({ step, until }, 32).map((mark) => mark.seconds);

  test("stand at each cell where they fit", () => {
    expect(secondsOf(1, 4)).toEqual([0, 1, 2, 3, 4]);
    expect(secondsOf(0.5, 2)).toEqual([0, 0.5, 1, 1.5, 2]);
  });

  test("leave cells out where they are too wide", () => {
    expect(secondsOf(0.25, 2)).toEqual([0, 0.5, 1, 1.5, 2]);
    expect(secondsOf(0.125, 1)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  });
});

describe("the cell cursor", () => {
  const from = (key: string, isFar = false) => moved({ row: 1, index: 2 }, key, isFar, 3, 4);

  test("goes with the arrows and stays inside", () => {
    expect(from("ArrowRight")).toEqual({ row: 1, index: 3 });
    expect(from("ArrowLeft")).toEqual({ row: 1, index: 1 });
    expect(from("ArrowUp")).toEqual({ row: 0, index: 2 });
    expect(from("ArrowDown")).toEqual({ row: 2, index: 2 });
    expect(moved({ row: 0, index: 0 }, "ArrowUp", false, 3, 4)).toEqual({ row: 0, index: 0 });
    expect(moved({ row: 2, index: 3 }, "ArrowRight", false, 3, 4)).toEqual({ row: 2, index: 3 });
  });

  test("goes to the ends of its row, and with Ctrl to the ends of the grid", () => {
    expect(from("Home")).toEqual({ row: 1, index: 0 });
    expect(from("End")).toEqual({ row: 1, index: 3 });
    expect(from("Home", true)).toEqual({ row: 0, index: 0 });
    expect(from("End", true)).toEqual({ row: 2, index: 3 });
  });

  test("leaves every other key to others", () => {
    expect(from("Tab")).toBeNull();
    expect(from("a")).toBeNull();
  });
});
