/** What each kind of draft is made of, and what it is left out for. */
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { draftParsons } from "#lib/commands/draft/kinds/parsons.ts";
import { draftOutput } from "#lib/commands/draft/kinds/predict-output.ts";
import { draftTime } from "#lib/commands/draft/kinds/predict-time.ts";
import { draftTimeline } from "#lib/commands/draft/kinds/predict-timeline.ts";
import { draftRepairs } from "#lib/commands/draft/kinds/repair.ts";
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
    ["prints without end", main("for n in range(201):", "    print(n)"), "prints more than 200 lines"],
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

describe("a program that blocks", () => {
  const blocking = [
    "import time",
    ...brew.with(1, "    time.sleep(seconds)"),
    ...main('await asyncio.gather(brew("tea", 1), brew("mate", 2))'),
  ];

  test("is told that its tasks run one after another, and not that this is a misreading", async () => {
    const subject = await subjectOf(...blocking);
    const misreadings = await misread(subject);
    expect(misreadings.map(({ name }) => name)).not.toContain("one-after-another");
    const time = draftTime(subject, misreadings);
    expect(time?.explanation.en).toContain("holds the event loop");
    expect(time?.hints.map(({ en }) => en).join()).not.toContain("gather");
  });

  test("is no solution of a repair", async () => {
    expect(await draftRepairs(await subjectOf(...blocking))).toEqual([]);
  });
});

describe("a repair", () => {
  test("is called by what can be seen, not by its fault", async () => {
    const subject = await subjectOf(...brew, ...main('await asyncio.gather(brew("tea", 1), brew("mate", 3))'));
    const repairs = await draftRepairs(subject);
    expect(repairs.map(({ name, title }) => [name, title.en])).toEqual([
      ["repair-a", "It takes too long (brew)"],
      ["repair-b", "It is over too soon (brew)"],
      ["repair-c", "It takes too long, 2 (brew)"],
    ]);
  });

  test("says so where output and time are right all the same", async () => {
    const [repair] = await draftRepairs(
      await subjectOf(...brew, ...main('await brew("tea", 1)', 'await brew("mate", 2)')),
    );
    expect(repair?.title.en).toBe("It only looks right (brew)");
    expect(repair?.prompt.en).toContain("what is wrong shows only in how it runs");
  });

  test("of a lost task loses one", async () => {
    const subject = await subjectOf(
      ...brew,
      ...main(
        'slow = asyncio.create_task(brew("tea", 3))',
        'quick = asyncio.create_task(brew("mate", 1))',
        "await quick",
        'print("quick")',
        "await slow",
      ),
    );
    const starters = (await draftRepairs(subject)).map(({ files }) => files["starter.py"]);
    expect(starters).toContain(subject.source.replace("    await slow\n", ""));
    expect(starters).not.toContain(subject.source.replace("    await quick\n", ""));
  });
});

test("names in Chinese stay out of English titles", async () => {
  const subject = await subjectOf(
    "async def 泡茶(秒):",
    "    await asyncio.sleep(秒)",
    "    print(秒)",
    "",
    ...main("await asyncio.gather(泡茶(1), 泡茶(3))", "await 泡茶(1)"),
  );
  expect(draftTime(subject, await misread(subject))?.title).toEqual({
    en: "How long does it take? (program 1)",
    zh: "一共用多少时间？（泡茶）",
  });
});

test("lines on offer come from the function whose lines are arranged", async () => {
  const subject = await subjectOf(
    "async def warm():",
    "    await asyncio.sleep(1)",
    "",
    "async def main():",
    '    print("on")',
    "    await warm()",
    '    print("warm")',
    "    await asyncio.sleep(1)",
    '    print("off")',
    "",
    "asyncio.run(main())",
  );
  const parsons = await draftParsons(subject);
  const whole = (text: string) => text.split("# parsons: begin")[0];
  const { "solution.py": solution, ...files } = parsons?.files ?? {};
  const wrong = Object.entries(files).filter(([name]) => name.startsWith("wrong/"));
  expect(wrong.length).toBeGreaterThan(0);
  for (const [, text] of wrong) expect(text.startsWith(whole(solution as string) as string)).toBe(true);
});

test("whoever calls the program's own functions in a print is not said to take no time", async () => {
  const subject = await subjectOf(
    "import time",
    "",
    "def brew():",
    "    time.sleep(1)",
    "    return 1",
    "",
    ...main("print(brew())", "await asyncio.sleep(1)"),
  );
  expect(subject.shapes.roles.map(({ role }) => role)).toEqual(["awaits-sleep", "runs"]);
});

test("an event's wait is not asyncio.wait", async () => {
  const { shapes } = await subjectOf(
    ...main("event = asyncio.Event()", "event.set()", "await event.wait()", "print(1)"),
  );
  expect(shapes.features).toEqual(["Event"]);
});

test("awaits in a row are no spot where others are a fair answer too", async () => {
  const both = ['await brew("tea", 1)', 'await brew("mate", 2)'];
  const names = async (...lines: string[]) =>
    (await draftSpots(await subjectOf(...brew, ...lines))).map(({ name }) => name);
  expect(await names(...main(...both))).toContain("spot-sequential-awaits");
  const elsewhere = ["async def party():", ...both.map((line) => `    ${line}`), '    print("party")', ""];
  expect(await names(...elsewhere, ...main("await party()", 'print("once more")', "await party()"))).not.toContain(
    "spot-sequential-awaits",
  );
});
