/** The judge's checks on what real programs do, and on sources that would break who reads them as a tree. */
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { GradableExercise } from "#lib/grading/gradable.ts";
import { gradeAnswer } from "#lib/grading/grade.ts";
import { type OpenSandbox, openSandbox } from "#lib/grading/sandbox/index.ts";

let sandbox: OpenSandbox;
beforeAll(async () => {
  sandbox = await openSandbox({ cacheDir: path.resolve(import.meta.dirname, "../../.cache/images"), size: 1 });
});
afterAll(() => sandbox.close());

/** The check's own words on each of these chains of checks, null where it holds. */
async function judged(source: string, ...checks: string[]) {
  const tests = checks.map(
    (check, index) => `
async def test_${index}(run):
    """en: A title.  zh: 标题。"""
    seen = await run()
    seen.${check}
`,
  );
  const exercise: GradableExercise = {
    kind: "code",
    id: "any",
    points: 10,
    limits: {},
    world: { http: { "https://example.com/": 0.5 } },
    files: { tests: tests.join("") },
  };
  const { verdict } = await gradeAnswer({ sandbox, exercise, answer: { kind: "code", source }, seed: 0, now: () => 0 });
  return {
    verdict,
    words: verdict.tests.map((one) => one.message?.en ?? (one.status === "passed" ? null : one.status)),
  };
}

const race = `
import asyncio as aio
import aiohttp

async def fetch(name, seconds):
    print(name)
    await aio.sleep(seconds)

async def tick():
    while True:
        await aio.sleep(1)

async def main():
    ticking = aio.create_task(tick())
    async with aio.TaskGroup() as group:
        for name, seconds in (("slow", 3), ("quick", 1)):
            group.create_task(fetch(name, seconds), name=name)
    async with aiohttp.ClientSession() as session:
        async with session.get("https://example.com/"):
            pass
    ticking.cancel()
    await aio.wait([ticking])
    open("left-open", "w")

aio.run(main())
`;

test("checks hold for what a program does, and fail with what it did", async () => {
  const { words } = await judged(
    race,
    'started_in_order("main", "tick", "slow", "quick").finished_in_order("quick", "slow", "main")',
    'finished_in_order("slow", "quick")',
    'cancelled("tick").cancelled(times=1)',
    'cancelled("fetch")',
    'ran_at_once(2, of="fetch").at_most_at_once(1, of="tick").ran_at_once(3)',
    "cleaned_up()",
    'called("http.get", 1).cost_at_most(1_000).printed_in_order("slow", "quick")',
    'printed_in_any_order(["quick", "slow"]).printed_in_order("quick", "slow")',
    'uses("asyncio.TaskGroup", "async with", "sleep").avoids("asyncio.gather", "time.sleep", "lambda")',
    'avoids("aiohttp")',
  );
  expect(words).toEqual([
    null,
    "`quick` (fetch) finished at 1 s, before `slow` (fetch) at 3 s, but should finish after it.",
    null,
    "`slow` (fetch) should be cancelled, but it returned.",
    null,
    "What was opened (line 23) was never closed: use `with` or `async with`, which close it whatever happens.",
    null,
    "In the output 'slow' comes too early (line 1): it should come after 'quick' (line 2).",
    null,
    "Your program uses `aiohttp` (line 18): it should do without.",
  ]);
});

test("a task that asyncio.run() cancels is not one that the program cancelled", async () => {
  const { words } = await judged(
    race.replace("    ticking.cancel()\n    await aio.wait([ticking])\n", ""),
    'cancelled("tick")',
  );
  expect(words).toEqual([
    "`Task-2` (tick) was not cancelled by the program, but by asyncio.run(), which cancels what is left over at the end.",
  ]);
});

const repeat = (words: string, count: number) => words.repeat(count);

test.each([
  ["nests parentheses", `x = ${repeat("(", 30_000)}1${repeat(")", 30_000)}`],
  ["nests f-strings", repeat("f'{", 15_000)],
  ["nests lambdas", `x = ${repeat("lambda:", 5_000)}1`],
  ["chains attributes", `x = a${repeat(".b", 30_000)}`],
  ["chains calls", `x = a${repeat("()", 30_000)}`],
  ["adds and adds", `x = 1${repeat("+1", 30_000)}`],
  ["asks and asks", `x = ${repeat("1 if 1 else ", 5_000)}1`],
  ["has zeros", repeat("\0", 1_000)],
  ["is half of a pair", "x = '\ud800'"],
  ["is not of UTF-8", "# -*- coding: latin-1 -*-\nx = '\u00ff\u0080'"],
  ["hides them where they are not run", `if 0:\n  x = a${repeat(".b", 200)}${repeat("[0]", 200)}`],
  ["imports everything", `if 0:\n${repeat(" from a import *\n", 3_000)}`],
])("a source that %s ends as a verdict, whatever tests ask of it", async (_, source) => {
  const { verdict } = await judged(source, 'avoids("time.sleep", "while")', 'status; seen.uses("asyncio.gather")');
  expect(verdict.tests.map(({ status }) => status)).toContain("failed");
  expect(verdict.integrity).toEqual([]);
});
