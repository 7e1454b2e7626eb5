import { describe, expect, test } from "vitest";
import type { Span } from "#lib/grading/observation.ts";
import { drawTimeline } from "#lib/grading/timeline-text.ts";
import { observationOf, taskOf } from "./observations.ts";

const span = (from: number, to: number, state: Span["state"], on: string | null = null): Span => ({
  from,
  to,
  state,
  on,
  line: 1,
});

describe("the text timeline", () => {
  test("draws a lane per task on one axis, with a mark for its end", () => {
    const picture = drawTimeline(
      observationOf({
        elapsed: 4,
        tasks: [
          taskOf(1, { spans: [span(0, 4, "wait")], ended: 4 }),
          taskOf(2, { coroutine: "fetch", spans: [span(0, 2, "sleep")], ended: 2, outcome: "raised" }),
          taskOf(3, { coroutine: "fetch", spans: [span(2, 3, "sleep"), span(3, 4, "block")], outcome: "pending" }),
        ],
      }),
      34,
    );
    expect(picture.split("\n")).toEqual([
      "            0 s  │1   │2   │3 4 s",
      "Task-1 main ·····················✓",
      "Task-2 fet… ───────────✗",
      "Task-3 fet…           ─────██████…",
      "",
      "· waits   ─ sleeps",
      "█ BLOCKS the loop   ✓ returned",
      "✗ raised   … never ended",
    ]);
  });

  test("tells sleeps apart, and who is held up by a blocked loop from who waits", () => {
    const blocked = "the loop, blocked by Task-2";
    const picture = drawTimeline(
      observationOf({
        elapsed: 4,
        tasks: [
          taskOf(1, { spans: [span(0, 2, "wait", "event"), span(2, 4, "wait", blocked)], ended: 4 }),
          taskOf(2, { spans: [span(0, 1, "sleep"), span(1, 2, "sleep"), span(2, 4, "block")], ended: 4 }),
        ],
      }),
      34,
    );
    expect(picture.split("\n").slice(1)).toEqual([
      "Task-1 main ··········░░░░░░░░░░░✓",
      "Task-2 main ─────┼────███████████✓",
      "",
      "· waits   ─ sleeps",
      "░ held up: the loop is blocked",
      "█ BLOCKS the loop   ┼ sleeps again",
      "✓ returned",
    ]);
  });

  test("says what those wait for that never ended", () => {
    const tasks = [
      taskOf(1, { spans: [span(0, 1, "wait", "gather: Task-2, Task-3")], outcome: "pending" }),
      taskOf(2, { spans: [span(0, 1, "sleep"), span(1, 1, "wait", "lock")], outcome: "pending" }),
    ];
    expect(
      drawTimeline(observationOf({ elapsed: 1, tasks }), 40)
        .split("\n")
        .slice(1, 3),
    ).toEqual(["Task-1 main ·················… gather: …", "Task-2 main ─────────────────… lock"]);
  });

  test("never loses a block, however short", () => {
    const spans = [span(0, 500, "sleep"), span(500, 500.001, "block"), span(500.001, 1000, "sleep")];
    expect(drawTimeline(observationOf({ elapsed: 1000, tasks: [taskOf(1, { spans, ended: 1000 })] }))).toContain("─█─");
  });

  test("holds for a run that takes no time, and for one without tasks", () => {
    const instant = drawTimeline(observationOf({ tasks: [taskOf(1, { spans: [span(0, 0, "run")] })] }));
    expect(instant).toContain("Task-1 main ▪✓");
    expect(drawTimeline(observationOf())).toBe("(no task ran)");
  });

  test("keeps within its columns", () => {
    const tasks = Array.from({ length: 30 }, (_, index) =>
      taskOf(index + 1, {
        name: "a task with a rather long name",
        spans: [span(index / 7, 9.87654321, "sleep")],
        ended: 9.87654321,
      }),
    );
    for (const line of drawTimeline(observationOf({ elapsed: 9.87654321, tasks })).split("\n"))
      expect(line.length).toBeLessThanOrEqual(80);
  });
});
