/** What each kind of draft is made of, and what it is left out for. */
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { draftOutput } from "#lib/commands/draft/kinds/predict-output.ts";
import { draftTime } from "#lib/commands/draft/kinds/predict-time.ts";
import { draftTimeline } from "#lib/commands/draft/kinds/predict-timeline.ts";
import { draftSpots } from "#lib/commands/draft/kinds/spot.ts";
import { misread } from "#lib/commands/draft/misread.ts";
import { openPythonTools } from "#lib/commands/draft/python.ts";
import { runSubject, type Subject } from "#lib/commands/draft/subject.ts";
import { openSandbox } from "#lib/grading/sandbox/index.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const sandbox = await openSandbox({ cacheDir: path.join(root, ".cache/images"), size: 1 });
afterAll(() => sandbox.close());
const tools = await openPythonTools(sandbox);

const run = (...lines: string[]) =>
  runSubject(
    sandbox,
    tools,
    { section: [], line: 1, text: "", collapsed: false },
    1,
    `import asyncio\n\n${lines.join("\n")}\n`,
  );

async function subjectOf(...lines: string[]): Promise<Subject> {
  const subject = await run(...lines);
  if (typeof subject === "string") throw new Error(subject);
  return subject;
}

const brew = ["async def brew(cup, seconds):", "    await asyncio.sleep(seconds)", "    print(cup)", ""];
const main = (...lines: string[]) => [
  "async def main():",
  ...lines.map((line) => `    ${line}`),
  "",
  "asyncio.run(main())",
];

describe("no subject is a program that", () => {
  test.each([
    ["fails", main("1 / 0"), "ends raised: ZeroDivisionError: division by zero (line 4)"],
    ["runs no coroutine", ["print(1)"], "runs no coroutine"],
    ["does nothing", main("pass"), "prints nothing and takes no time"],
    ["takes days", main("await asyncio.sleep(9000)"), "takes more than 3600 virtual seconds"],
    ["depends on chance", ["import random", ...main("print(random.random())")], "depends on chance"],
  ])("%s", async (_, lines, reason) => {
    expect(await run(...lines)).toBe(reason);
  });
});

test("a legal order is no distractor, and the lines on offer stand in none", async () => {
  const subject = await subjectOf(
    ...brew,
    ...main('await asyncio.gather(brew("tea", 1), brew("mate", 1), brew("milk", 0))'),
  );
  expect(subject.legalOrders).toEqual([
    ["milk", "tea", "mate"],
    ["milk", "mate", "tea"],
  ]);
  const body = draftOutput(subject, await misread(subject));
  expect(body?.fields).toMatchObject({
    lines: ["mate", "milk", "tea"],
    distractors: [{ lines: ["tea", "mate", "milk"] }],
  });
});

test("an order that every misreading arrives at is no question", async () => {
  const subject = await subjectOf(...brew, ...main('await brew("tea", 1)', 'await brew("mate", 2)'));
  expect(draftOutput(subject, await misread(subject))).toBeNull();
});

test("each wrong time comes with where it comes from", async () => {
  const subject = await subjectOf(
    ...brew,
    ...main('await asyncio.gather(brew("tea", 1), brew("mate", 3))', 'await brew("milk", 1)'),
  );
  expect(draftTime(subject, await misread(subject))?.fields).toEqual({
    distractors: [
      { seconds: 5, explanation: expect.objectContaining({ en: expect.stringContaining("one after another") }) },
      { seconds: 3, explanation: expect.objectContaining({ en: expect.stringContaining("at the same time") }) },
    ],
  });
});

test("a timeline's step is what all moments are multiples of, and its axis tells nothing", async () => {
  const subject = await subjectOf(...brew, ...main('await asyncio.gather(brew("tea", 0.5), brew("mate", 1.25))'));
  expect(draftTimeline(subject, await misread(subject))?.fields).toMatchObject({
    lanes: ["Task-1", "Task-2", "Task-3"],
    step: 0.25,
    until: 2.25,
  });
});

test("a lone task has no timeline worth laying", async () => {
  const subject = await subjectOf(...main("await asyncio.sleep(1)"));
  expect(draftTimeline(subject, [])).toBeNull();
});

test("a faulty program of the document's own is a spot", async () => {
  const subject = await subjectOf(...brew, ...main('brew("tea", 1)', 'print("done")'));
  const [spot] = await draftSpots(subject);
  expect(spot).toMatchObject({ name: "spot-never-awaited", files: { "program.py": subject.source } });
});
