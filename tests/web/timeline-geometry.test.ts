import { describe, expect, test } from "vitest";
import { observation } from "#lib/grading/observation.ts";
import { sampleObservation } from "#lib/submissions/components/sample-observation.ts";
import {
  blockedSeconds,
  exact,
  statesOf,
  ticks,
  totalSeconds,
  widthOf,
  xOf,
} from "#lib/submissions/components/timeline/geometry.ts";

describe("a timeline's geometry", () => {
  test("the sample is an observation", () => {
    expect(observation.safeParse(sampleObservation).success).toBe(true);
  });

  test("time is laid out from margin to margin", () => {
    expect(xOf(0, 4)).toBe(1);
    expect(xOf(4, 4)).toBe(99);
    expect(xOf(9, 4)).toBe(99);
    expect(widthOf(1, 2, 4)).toBeCloseTo(24.5);
  });

  test.each([
    [4, [0, 1, 2, 3, 4]],
    [3600, [0, 1000, 2000, 3000]],
    [0.3, [0, 0.1, 0.2, 0.3]],
    [1e-9, [0, 1e-9]],
  ])("the axis to %s s has round numbers", (total, expected) => {
    expect(ticks(total).slice(0, expected.length)).toEqual(expected);
    expect(ticks(total).length).toBeLessThanOrEqual(8);
  });

  test("a run that takes no time still has an axis", () => {
    expect(totalSeconds({ ...sampleObservation, elapsed: 0, tasks: [] })).toBe(1);
  });

  test("a task that goes on after the end makes the axis longer", () => {
    expect(totalSeconds({ ...sampleObservation, elapsed: 1 })).toBe(4);
  });

  test("blocked time and states are those of the spans", () => {
    expect(blockedSeconds(sampleObservation.tasks)).toBe(1);
    expect(statesOf(sampleObservation.tasks)).toEqual(["run", "sleep", "wait", "block"]);
  });

  test("floating point noise is no time", () => {
    expect(exact(0.1 + 0.2)).toBe(0.3);
  });
});
