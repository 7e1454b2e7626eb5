import { describe, expect, test } from "vitest";
import type { GradableSpot } from "#lib/grading/gradable.ts";
import { gradeAnswer } from "#lib/grading/grade.ts";
import { GraderFault } from "#lib/grading/grader-fault.ts";
import type { Observation } from "#lib/grading/observation.ts";
import { observationOf, running } from "./observations.ts";

describe("spotting lines", () => {
  const spot: GradableSpot = {
    kind: "spot",
    id: "lines",
    points: 10,
    limits: {},
    world: {},
    files: { program: "…" },
    finds: ["blocking-call"],
    distractors: [],
  };
  const spotted = (observation: Observation) =>
    gradeAnswer({
      sandbox: running(observation),
      exercise: spot,
      answer: { kind: "spot", lines: [1] },
      seed: 0,
      now: () => 0,
    });
  const finding = (line: number | null) => ({
    kind: "blocking-call" as const,
    line,
    task: null,
    seconds: 1,
    detail: "It blocks.",
    detailZh: "它会阻塞。",
  });

  test("shows run and findings to whoever has found all of them", async () => {
    const right = await spotted(observationOf({ status: "raised", diagnostics: [finding(1)] }));
    expect(right.verdict).toMatchObject({ status: "passed", score: 10, diagnostics: [finding(1)] });
    expect(right.observation?.status).toBe("raised");
    const wrong = await spotted(observationOf({ diagnostics: [finding(2)] }));
    expect(wrong.verdict).toMatchObject({ status: "failed", score: 0, diagnostics: [] });
    expect(wrong.observation).toBeNull();
  });

  test.each([
    ["finds nothing to spot", observationOf()],
    ["finds it in no line", observationOf({ diagnostics: [finding(null)] })],
    ["is stopped by a limit", observationOf({ status: "timed-out", diagnostics: [finding(1)] })],
  ])("is a fault of ours where the engine %s", async (_what, observation) => {
    await expect(spotted(observation)).rejects.toThrow(GraderFault);
  });
});
