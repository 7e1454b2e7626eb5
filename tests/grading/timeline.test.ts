import { describe, expect, test } from "vitest";
import type { LaidSpan, LaneState } from "#lib/grading/answer.ts";
import type { GradableTimeline } from "#lib/grading/gradable.ts";
import { gradeAnswer } from "#lib/grading/grade.ts";
import { GraderFault } from "#lib/grading/grader-fault.ts";
import type { Observation, Span } from "#lib/grading/observation.ts";
import { observationOf, running, taskOf } from "./observations.ts";

const seen = (from: number, to: number, state: Span["state"], on: string | null = null): Span => ({
  from,
  to,
  state,
  on,
  line: 1,
});
const laid = (from: number, to: number, state: LaneState): LaidSpan => ({ from, to, state });

const exercise: GradableTimeline = {
  kind: "predict-timeline",
  id: "lanes",
  points: 10,
  limits: {},
  world: {},
  files: { program: "…" },
  lanes: ["Task-1"],
  distractors: [],
};

const task = (name: string, spans: Span[]) => taskOf(name.length, { name, spans });

async function grade(
  observation: Observation,
  lanes: Record<string, LaidSpan[]>,
  changes: Partial<GradableTimeline> = {},
) {
  const names = observation.tasks.map(({ name }) => name);
  const { verdict } = await gradeAnswer({
    sandbox: running(observation),
    exercise: { ...exercise, lanes: names, ...changes },
    answer: {
      kind: "predict-timeline",
      lanes: Object.entries(lanes).map(([lane, spans]) => ({ lane, spans })),
    },
    seed: 0,
    now: () => 0,
  });
  return verdict;
}

const observed = (...spans: Span[]) => observationOf({ tasks: [task("Task-1", spans)] });

describe("the key of a lane", () => {
  test("is what takes time: running and instants are no spans of it, and neighbours of one state are one", async () => {
    const run = observed(
      seen(0, 0, "run"),
      seen(0, 1, "sleep", "asyncio.sleep(1)"),
      seen(1, 1, "run"),
      seen(1, 3, "sleep", "asyncio.sleep(2)"),
      seen(3, 3, "wait", "lock"),
      seen(3, 4, "wait", "Task-2"),
      seen(4, 5, "wait", "the loop, blocked by Task-2"),
    );
    const right = await grade(run, { "Task-1": [laid(0, 3, "sleep"), laid(3, 5, "wait")] });
    expect(right).toMatchObject({ status: "passed", score: 10 });
  });

  test("is met to a millionth of a second", async () => {
    const run = observed(seen(0, 0.3, "sleep"));
    expect((await grade(run, { "Task-1": [laid(0, 0.1 + 0.2, "sleep")] })).status).toBe("passed");
    expect((await grade(run, { "Task-1": [laid(0, 0.30001, "sleep")] })).status).toBe("failed");
  });

  test.each([
    ["of a task that there is not", observationOf({ tasks: [task("other", [seen(0, 1, "sleep")])] })],
    ["of a name that two tasks have", observationOf({ tasks: [task("Task-1", []), task("Task-1", [])] })],
    ["on which nothing takes time", observed(seen(0, 0, "run"))],
  ])("%s is a fault of ours", async (_what, run) => {
    await expect(grade(run, {}, { lanes: ["Task-1"] })).rejects.toThrow(GraderFault);
  });
});

describe("a lane's points", () => {
  const run = observationOf({
    tasks: [
      task("worker", [seen(0, 1, "sleep"), seen(1, 3, "wait"), seen(3, 4, "sleep")]),
      task("quick", [seen(0, 0, "run")]),
    ],
  });
  const right = [laid(0, 1, "sleep"), laid(1, 3, "wait"), laid(3, 4, "sleep")];
  const scoreOf = async (worker: LaidSpan[], quick: LaidSpan[] = []) => (await grade(run, { worker, quick })).score;

  test("are shared by its spans; what stands in the place of one costs that one", async () => {
    expect(await scoreOf(right)).toBe(10);
    expect(await scoreOf(right.slice(1))).toBe(6.67);
    expect(await scoreOf([laid(0, 1, "block"), ...right.slice(1)])).toBe(6.67);
    expect(await scoreOf([])).toBe(0);
  });

  test("are lost for each span beyond the number that there are", async () => {
    expect(await scoreOf([...right, laid(4, 5, "wait")])).toBe(6.67);
    expect(await scoreOf([laid(0, 1, "sleep"), laid(1, 2, "block"), laid(2, 3, "cpu"), laid(3, 4, "sleep")])).toBe(
      3.33,
    );
  });

  test("are lost elsewhere where the lane itself has none to give", async () => {
    const verdict = await grade(run, { worker: right, quick: [laid(0, 1, "sleep")] });
    expect(verdict).toMatchObject({ status: "failed", score: 6.67 });
    expect(verdict.tests.map(({ id, status, points }) => [id, status, points])).toEqual([
      ["worker", "passed", 10],
      ["quick", "failed", 0],
      ["too-much", "failed", 0],
    ]);
    expect(verdict.tests[1]?.message?.en).toMatch(/over in the instant in which it begins/);
  });

  test("are lost as well for what cannot be laid where nothing takes time", async () => {
    const verdict = await grade(run, { worker: right, quick: [laid(1, 1, "sleep")] });
    expect(verdict).toMatchObject({ status: "failed", score: 6.67 });
  });
});

describe("what is said of a lane", () => {
  const run = observed(
    seen(1, 2, "cpu"),
    seen(2, 4, "thread"),
    seen(4, 6, "sleep"),
    seen(6, 7, "wait", "the loop, blocked by Task-2"),
  );
  const said = async (...spans: LaidSpan[]) => (await grade(run, { "Task-1": spans })).tests[0]?.message?.en ?? "";

  test.each([
    ["a beginning before the task exists", [laid(0, 2, "cpu")], /from 0 s to 2 s: it begins before the task exists/],
    ["a task that computes", [laid(1, 2, "block")], /at 1 s it is no blocking call .* keep the processor busy/],
    ["a thread", [laid(1, 2, "cpu"), laid(2, 4, "block")], /at 2 s it is no blocking call .* somebody beside it/],
    ["a beginning too early", [laid(1, 2, "cpu"), laid(3, 6, "sleep")], /from 3 s to 6 s: it begins too early/],
    ["a hole in the middle", [laid(1, 2, "cpu"), laid(4, 6, "sleep")], /missing after 2 s: the task is not over/],
    ["the loop that is not free", [laid(1, 2, "cpu"), laid(2, 4, "thread"), laid(4, 6, "sleep")], /missing after 6 s/],
    ["two at once", [laid(1, 3, "cpu"), laid(2, 4, "thread")], /overlap/],
    ["a span without time", [laid(1, 1, "cpu")], /does not end after it begins/],
  ])("%s", async (_what, spans, sentence) => {
    expect(await said(...spans)).toMatch(sentence);
  });

  test("names no time but those that were laid", async () => {
    for (const spans of [[laid(3, 5, "sleep")], [laid(1, 5, "cpu")], [laid(2, 3, "thread")], [laid(8, 9, "wait")]]) {
      const times = (await said(...spans)).match(/\d+(?= s)/g) ?? [];
      expect(spans.flatMap(({ from, to }) => [`${from}`, `${to}`])).toEqual(expect.arrayContaining(times));
    }
  });
});
