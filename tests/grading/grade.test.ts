import { describe, expect, test } from "vitest";
import type { Answer } from "#lib/grading/answer.ts";
import { fitsExercise } from "#lib/grading/fits-exercise.ts";
import type { GradableExercise, Sandbox } from "#lib/grading/gradable.ts";
import { gradeAnswer } from "#lib/grading/grade.ts";
import { GraderFault } from "#lib/grading/grader-fault.ts";
import type { JudgedTest, JudgeReport, JudgeRequest } from "#lib/grading/judge/protocol.ts";
import type { Observation } from "#lib/grading/observation.ts";
import { redactVerdict } from "#lib/grading/redact-verdict.ts";
import { observationOf } from "./observations.ts";

const title = { en: "A title.", zh: "标题。" };
const message = { en: "It took 6 s.", zh: "用了 6 秒。" };
const testOf = (id: string, weight = 1, visibility: JudgedTest["visibility"] = "always") => ({
  id,
  title,
  visibility,
  weight,
});
const reportOf = (changes: Partial<JudgeReport> = {}): JudgeReport => ({
  tests: [],
  pending: [],
  results: [],
  integrity: [],
  fault: null,
  ...changes,
});

/** A sandbox whose judge reads its reports out, and whose programs end as they are told to. */
function scripted(reports: unknown[], observe: (expression: string | null) => Partial<Observation> = () => ({})) {
  const asked: JudgeRequest[] = [];
  const observed: (string | null)[] = [];
  const sandbox: Sandbox = {
    observing: (_program, session) =>
      session(async ({ expression }) => {
        observed.push(expression);
        return observationOf(observe(expression));
      }),
    judge: (session) =>
      session(async (request) => {
        asked.push(request);
        return reports[asked.length - 1];
      }),
  };
  return { sandbox, asked, observed };
}

const code: GradableExercise = {
  kind: "code",
  id: "code",
  points: 10,
  limits: {},
  world: {},
  files: { tests: "the tests" },
};
const grade = (sandbox: Sandbox, exercise: GradableExercise = code, answer: Answer = { kind: "code", source: "" }) => {
  const clock = [100, 142];
  return gradeAnswer({ sandbox, exercise, answer, seed: 7, now: () => clock.shift() ?? 0 });
};

describe("grading code", () => {
  const pending = (id: number, test: string, expression: string) => ({
    id,
    test,
    scenario: { expression, seed: 0, world: {} },
  });

  test("observes what the tests ask for, each scenario once, and gives it back", async () => {
    const tests = [testOf("a"), testOf("b")];
    const { sandbox, asked, observed } = scripted(
      [
        reportOf({ tests, pending: [pending(1, "a", "f()"), pending(2, "b", "f()")] }),
        reportOf({
          tests,
          pending: [pending(3, "a", "g()")],
          results: [{ test: "b", status: "passed", message: null }],
        }),
        reportOf({ tests, results: [{ test: "a", status: "passed", message: null }] }),
      ],
      (expression) => ({ stdout: expression ?? "the program" }),
    );
    const { verdict, observation } = await grade(sandbox);
    expect(observed.toSorted()).toEqual(["f()", "g()", null].toSorted());
    expect(asked).toEqual([
      { tests: "the tests", answer: "" },
      { observations: { 1: observationOf({ stdout: "f()" }), 2: observationOf({ stdout: "f()" }) } },
      { observations: { 3: observationOf({ stdout: "g()" }) } },
    ]);
    expect(verdict).toMatchObject({ exercise: "code", status: "passed", score: 10, maxScore: 10, durationMs: 42 });
    expect(observation?.stdout).toBe("the program");
  });

  test("programs run in the exercise's world, but for the sections that a scenario brings", async () => {
    const own = {
      http: { "https://own.example/": 1 },
      database: { sql: "", latency: 1, connectLatency: 0, slow: {}, maxConnections: 1 },
    };
    const brought = { http: { "https://brought.example/": 2 } };
    const tests = [testOf("a")];
    const { sandbox } = scripted([
      reportOf({
        tests,
        pending: [{ ...pending(1, "a", "f()"), scenario: { expression: "f()", seed: 0, world: brought } }],
      }),
      reportOf({ tests, results: [{ test: "a", status: "passed", message: null }] }),
    ]);
    const worlds: unknown[] = [];
    const observing: Sandbox["observing"] = (_program, session) =>
      session(async ({ world }) => {
        worlds.push(world);
        return observationOf({});
      });
    await grade({ ...sandbox, observing }, { ...code, world: own });
    expect(worlds).toEqual([own, { ...own, ...brought }]);
  });

  test("all of it is done for the turn that was asked for", async () => {
    const tests = [testOf("a")];
    const { sandbox } = scripted([
      reportOf({ tests, pending: [pending(1, "a", "f()")] }),
      reportOf({ tests, results: [{ test: "a", status: "passed", message: null }] }),
    ]);
    const turns: unknown[] = [];
    const noting: Sandbox = {
      observing: (program, session, turn) => {
        turns.push(turn);
        return sandbox.observing(program, session);
      },
      judge: (session, turn) => {
        turns.push(turn);
        return sandbox.judge(session);
      },
    };
    const turn = { group: "a course", urgency: "bulk" as const };
    const answer: Answer = { kind: "code", source: "" };
    await gradeAnswer({ sandbox: noting, exercise: code, answer, seed: 7, now: () => 0, turn });
    expect(turns).toEqual([turn, turn]);
  });

  test("shares the points by weight and rounds them once", async () => {
    const tests = [testOf("a"), testOf("b"), testOf("c", 4)];
    const { sandbox } = scripted([
      reportOf({
        tests,
        results: [
          { test: "a", status: "passed", message: null },
          { test: "b", status: "passed", message: null },
          { test: "c", status: "failed", message },
        ],
      }),
    ]);
    const { verdict } = await grade(sandbox);
    expect(verdict).toMatchObject({ status: "failed", score: 3.33 });
    expect(verdict.tests.map((one) => one.points)).toEqual([1.67, 1.67, 0]);
  });

  test.each([
    [["raised"], "failed"],
    [["finished", "deadlocked", "timed-out"], "deadlocked"],
    [["not-importable"], "not-importable"],
  ] as const)("a test that fails on runs that ended %j makes the verdict %s", async (endings, status) => {
    const tests = [testOf("a"), testOf("passes")];
    const rounds = endings.map((_, index) => reportOf({ tests, pending: [pending(index + 1, "a", `${index}`)] }));
    const results = [
      { test: "a", status: "failed" as const, message },
      { test: "passes", status: "passed" as const, message: null },
    ];
    const { sandbox } = scripted([...rounds, reportOf({ tests, results })], (expression) =>
      expression === null ? {} : { status: endings[Number(expression)] ?? "finished" },
    );
    expect((await grade(sandbox)).verdict.status).toBe(status);
  });

  test("a test that wanted the deadlock it saw does not name the verdict", async () => {
    const tests = [testOf("wants-it"), testOf("fails")];
    const { sandbox } = scripted(
      [
        reportOf({ tests, pending: [pending(1, "wants-it", "f()")] }),
        reportOf({
          tests,
          results: [
            { test: "wants-it", status: "passed", message: null },
            { test: "fails", status: "failed", message },
          ],
        }),
      ],
      (expression) => ({ status: expression === "f()" ? "deadlocked" : "finished" }),
    );
    expect((await grade(sandbox)).verdict.status).toBe("failed");
  });

  test.each([
    ["broken tests", [reportOf({ fault: "tests.py, line 1: invalid syntax" })], /tests are broken: tests\.py, line 1/],
    ["a report of another shape", [{ ...reportOf(), verdict: "passed" }], /malformed report/],
    ["a report that is nothing", [undefined], /malformed report/],
    [
      "tests that ask for ever",
      Array.from({ length: 200 }, (_, index) => reportOf({ pending: [pending(index, "a", `${index}`)] })),
      /still asks for a run after 100/,
    ],
  ])("%s are a fault of ours", async (_name, reports, sentence) => {
    const failure = grade(scripted(reports).sandbox);
    await expect(failure).rejects.toThrow(GraderFault);
    await expect(failure).rejects.toThrow(sentence);
  });

  test("a sandbox that says it failed is a fault of ours", async () => {
    const { sandbox } = scripted([reportOf()], () => ({ status: "grader-error" }));
    await expect(grade(sandbox)).rejects.toThrow(GraderFault);
  });
});

describe("grading predictions", () => {
  const exercise: GradableExercise = {
    kind: "predict-output",
    id: "order",
    points: 4,
    limits: {},
    world: {},
    files: { program: "…" },
    distractors: [],
  };

  test("keeps the run to itself until it is predicted right", async () => {
    const { sandbox } = scripted([], () => ({ stdout: "a\nb\n" }));
    const wrong = await grade(sandbox, exercise, { kind: "predict-output", lines: ["b", "a"] });
    expect(wrong).toMatchObject({ verdict: { status: "failed", score: 0 }, observation: null });
    expect(JSON.stringify(wrong.verdict)).not.toContain('"a"');
    const right = await grade(sandbox, exercise, { kind: "predict-output", lines: ["a", "b"] });
    expect(right).toMatchObject({ verdict: { status: "passed", score: 4 }, observation: { stdout: "a\nb\n" } });
  });

  test("a time is right to a millionth of a second", async () => {
    const { sandbox } = scripted([], () => ({ elapsed: 0.3 }));
    const statusOf = async (seconds: number) =>
      (await grade(sandbox, { ...exercise, kind: "predict-time", distractors: [] }, { kind: "predict-time", seconds }))
        .verdict.status;
    expect(await statusOf(0.1 + 0.2)).toBe("passed");
    expect(await statusOf(0.30001)).toBe("failed");
  });

  test("a program of ours that does not finish is a fault of ours", async () => {
    const { sandbox } = scripted([], () => ({ status: "deadlocked" }));
    await expect(grade(sandbox, exercise, { kind: "predict-output", lines: [] })).rejects.toThrow(GraderFault);
  });
});

describe("an answer", () => {
  const option = (id: string, correct: boolean) => ({ id, text: message, correct, explanation: message });
  const choice: GradableExercise = { ...code, kind: "choice", options: [option("a", true), option("b", false)] };

  test("fits an exercise of its kind, and a choice one that offers it", () => {
    expect(fitsExercise(choice, { kind: "choice", choice: "b" })).toBe(true);
    expect(fitsExercise(choice, { kind: "choice", choice: "c" })).toBe(false);
    expect(fitsExercise(choice, { kind: "predict-time", seconds: 1 })).toBe(false);
    expect(fitsExercise(code, { kind: "code", source: "" })).toBe(true);
  });

  test("of another kind is a fault, as it must never get this far", async () => {
    await expect(grade(scripted([]).sandbox, code, { kind: "predict-time", seconds: 1 })).rejects.toThrow(GraderFault);
  });
});

test("a student sees of a hidden test its title and status only, until the due date of some, and no flags", async () => {
  const tests = [testOf("open"), testOf("hidden", 1, "never"), testOf("late", 1, "after-due")];
  const results = tests.map(({ id }) => ({ test: id, status: "failed" as const, message }));
  const { verdict } = await grade(scripted([reportOf({ tests, results })]).sandbox);
  const flagged = { ...verdict, integrity: ["loop internals, line 3"] };
  const seen = redactVerdict(flagged, { isPastDue: false });
  expect(seen.tests.map((one) => [one.title, one.status, one.visible, one.message])).toEqual([
    [title, "failed", true, message],
    [title, "failed", false, null],
    [title, "failed", false, null],
  ]);
  expect(seen.integrity).toEqual([]);
  const later = redactVerdict(flagged, { isPastDue: true });
  expect(later.tests.map((one) => [one.visible, one.message])).toEqual([
    [true, message],
    [false, null],
    [true, message],
  ]);
});
