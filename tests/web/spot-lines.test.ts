import { expect, test } from "vitest";
import { nextLine, selectableLines, toggled } from "#lib/submissions/components/workspace/spot-lines.ts";

const selectable = selectableLines(["import time", "", "   ", "def f():", "    time.sleep(1)"]);

test("every line can be pointed out but an empty one", () => {
  expect(selectable).toEqual([1, 4, 5]);
});

test("pointing at a line chooses it, pointing at it again takes it back", () => {
  expect(toggled([], 5)).toEqual([5]);
  expect(toggled([4, 5], 4)).toEqual([5]);
});

test("the same lines are the same answer in whatever order they were chosen", () => {
  expect(toggled([5, 12], 4)).toEqual([4, 5, 12]);
});

test("arrows pass over empty lines and stay inside the program", () => {
  expect(nextLine(selectable, 1, "ArrowDown")).toBe(4);
  expect(nextLine(selectable, 4, "ArrowUp")).toBe(1);
  expect(nextLine(selectable, 1, "ArrowUp")).toBe(1);
  expect(nextLine(selectable, 5, "ArrowDown")).toBe(5);
});

test("Home and End go to the first and the last line", () => {
  expect(nextLine(selectable, 4, "Home")).toBe(1);
  expect(nextLine(selectable, 4, "End")).toBe(5);
});

test("other keys move nothing", () => {
  expect(nextLine(selectable, 4, "Tab")).toBeNull();
  expect(nextLine(selectable, 4, "a")).toBeNull();
});
