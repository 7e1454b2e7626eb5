/** Of a predicted order each that asyncio allows is right, and no other; the first step that none allows is named. */
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { GradableOutput } from "#lib/grading/gradable.ts";
import { gradeAnswer } from "#lib/grading/grade.ts";
import { observeLegalRuns, observeSomeLegalRuns } from "#lib/grading/legal-orders.ts";
import { printedLines } from "#lib/grading/observe-own-program.ts";
import { openSandbox } from "#lib/grading/sandbox/index.ts";

const root = path.resolve(import.meta.dirname, "../..");
const sandbox = await openSandbox({ cacheDir: path.join(root, ".cache/images"), size: 2 });
afterAll(() => sandbox.close());

function exerciseOf(main: string, distractors: GradableOutput["distractors"] = []): GradableOutput {
  const program = `import asyncio

async def work(name, *delays):
    for number, seconds in enumerate(delays, start=1):
        await asyncio.sleep(seconds)
        print(name, number)

${main}
asyncio.run(main())
`;
  return {
    kind: "predict-output",
    id: "order",
    points: 12,
    limits: {},
    world: {},
    files: { program },
    distractors,
  };
}

async function ordersOf(exercise: GradableOutput) {
  const runs = await observeLegalRuns(sandbox, exercise, 0);
  return [...new Set(runs.map((run) => printedLines(run).join(" | ")))].sort();
}

async function grade(exercise: GradableOutput, lines: string[]) {
  const answer = { kind: "predict-output" as const, lines };
  const graded = await gradeAnswer({ sandbox, exercise, answer, seed: 0, now: () => 0 });
  const { en = "", zh = "" } = graded.verdict.tests[0]?.message ?? {};
  return { ...graded, en, zh };
}

function countingRuns() {
  let runs = 0;
  const counting: typeof sandbox = {
    ...sandbox,
    observing: (program, session, turn) =>
      sandbox.observing(
        program,
        (observe) =>
          session((scenario) => {
            runs++;
            return observe(scenario);
          }),
        turn,
      ),
  };
  return { counting, runs: () => runs };
}

function permutations<T>(items: T[]): T[][] {
  if (items.length < 2) return [items];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

const threeEqualSleepers = exerciseOf(`async def main():
    await asyncio.gather(work("a", 1), work("b", 1), work("c", 1))
    print("end")`);

test("three sleeps that end together may end in six ways; all others are refused at the line that comes too early", async () => {
  for (const lines of permutations(["a 1", "b 1", "c 1", "end"])) {
    const { verdict, observation, en, zh } = await grade(threeEqualSleepers, lines);
    const right = lines.indexOf("end");
    if (right === 3) {
      expect([verdict.status, verdict.score]).toEqual(["passed", 12]);
      expect(observation && printedLines(observation), "the run that was predicted").toEqual(lines);
      expect(observation).not.toHaveProperty("ties");
    } else {
      expect([verdict.status, verdict.score, observation]).toEqual(["failed", right * 3, null]);
      expect(en).toContain(right === 0 ? "Line 1, `end`, is not right." : `right; line ${right + 1}, \`end\`, is not.`);
      expect(en).toContain("waits for `gather: Task-2, Task-3, Task-4` (line 9)");
      expect(zh).toContain(`第 ${right + 1} 行（\`end\`）`);
    }
  }
});

test("only what comes at one instant changes places", async () => {
  const main = `async def main():
    await asyncio.gather(work("a", 1, 1), work("b", 2), work("c", 3))`;
  expect(await ordersOf(exerciseOf(main))).toEqual(["a 1 | a 2 | b 1 | c 1", "a 1 | b 1 | a 2 | c 1"]);
});

test("what asyncio.wait() returns is a set, and has no order", async () => {
  const main = `async def quiet(name, seconds):
    await asyncio.sleep(seconds)
    return name

async def main():
    done, _ = await asyncio.wait([asyncio.create_task(quiet("a", 1)), asyncio.create_task(quiet("b", 2))])
    for task in done:
        print(task.result())`;
  expect(await ordersOf(exerciseOf(main))).toEqual(["a | b", "b | a"]);
});

test("where nothing is open there is one order, and it is seen in one run", async () => {
  const main = `async def main():
    print(await asyncio.gather(work("a", 2), work("b", 1)))`;
  const exercise = exerciseOf(main);
  const { counting, runs } = countingRuns();
  const seen = await observeLegalRuns(counting, exercise, 0);
  expect(seen.map(printedLines)).toEqual([["b 1", "a 1", "[None, None]"]]);
  await observeLegalRuns(counting, exercise, 0);
  expect(runs(), "who asks again is told what is known").toBe(1);
});

test("a class pays once: each learner's seed is another, and the runs are the same", async () => {
  const { counting, runs } = countingRuns();
  for (const seed of [1, 2, 3]) {
    const answer = { kind: "predict-output" as const, lines: [] };
    await gradeAnswer({ sandbox: counting, exercise: threeEqualSleepers, answer, seed, now: () => 0 });
  }
  expect(runs()).toBe(6);
});

test("more orders than anybody could try are a fault, with what to do", async () => {
  const main = `async def main():
    await asyncio.gather(*[work(name, 1, 1) for name in "abcd"], work("e", 1, 1, 1))`;
  await expect(observeLegalRuns(sandbox, exerciseOf(main), 0)).rejects.toThrow(
    /more than 1000 orders: .*candidates in turn: 5, 4, 3, 2, 5, .*different lengths/,
  );
});

test("where times are asked for, some of very many orders stand for all, and all of a few", async () => {
  const tenEqual = exerciseOf(`async def main():
    await asyncio.gather(*[work(name, 1, 1) for name in "abcdefghij"])`);
  const some = await observeSomeLegalRuns(sandbox, tenEqual, 0);
  expect(some.length).toBeGreaterThan(50);
  expect(new Set(some.map((run) => run.elapsed))).toEqual(new Set([2]));
  expect(await observeSomeLegalRuns(sandbox, threeEqualSleepers, 0)).toHaveLength(6);
});

test("a program that comes to no end in one of the orders is a fault, though the ordinary run ends", async () => {
  const main = `async def main():
    loop = asyncio.get_running_loop()
    event = asyncio.Event()
    loop.call_later(1, event.set)
    loop.call_later(1, event.clear)
    await asyncio.sleep(1)
    await event.wait()`;
  await expect(observeLegalRuns(sandbox, exerciseOf(main), 0)).rejects.toThrow(/own program deadlocked: Deadlock/);
});

describe("a wrong line is told", () => {
  const explanation = { en: "Why not.", zh: "为什么不对。" };
  const program = `async def nap(name):
    print(name, "in")
    await asyncio.sleep(1)
    print(name, "out")

async def later():
    await asyncio.create_task(nap("b"))
    print("later")

async def main():
    print("start")
    await nap("a")
    await later()

print("before")`;
  const exercise = exerciseOf(program, [
    { line: "c in", explanation },
    { lines: ["before", "start", "b in", "a in", "a out", "b out", "later", "after"], explanation },
  ]);
  exercise.files.program += 'print("after")\n';
  const all = ["before", "start", "a in", "a out", "b in", "b out", "later", "after"];

  test.each<[string, string[], string]>([
    ["sleeps before", ["before", "start", "a in", "b out"], "the task that prints it sleeps \\(line 10\\)"],
    ["comes before the loop", ["start"], "at this point code outside of all tasks runs"],
    ["comes after the loop", ["before", "start", "after"], "No task prints it, but code outside of all tasks"],
    ["is of a task that is not made yet", ["before", "start", "b in"], "the task that prints it does not exist yet"],
    ["waits for another task", [...all.slice(0, 5), "later"], "waits for `Task-2` \\(line 14\\)"],
    ["is of the same task", ["before", "start", "a out"], "something else to print before that"],
    ["has been printed", ["before", "start", "start"], "only once, and you have it as line 2 already"],
    ["is never printed", ["before", "nobody prints this"], "The program never prints this line"],
    ["is an offered one that is never printed", ["before", "c in"], "is not\\. Why not\\.$"],
    [
      "is one of a foreseen order",
      ["before", "start", "b in", "a in", "a out", "b out", "later", "after"],
      "Why not\\.$",
    ],
    [
      "is one too many",
      [...all, "after"],
      "The first 8 lines are right, but after that the program prints nothing more",
    ],
    ["is missing", all.slice(0, 3), "Right so far \\(3 lines\\), but the program prints more"],
  ])("that it %s", async (_, lines, sentence) => {
    const { verdict, en } = await grade(exercise, lines);
    expect(en).toMatch(new RegExp(sentence));
    expect(verdict.status).toBe("failed");
    expect(verdict.score).toBeLessThan(12);
  });
});

test.each([
  [
    "a task that has just been made",
    ["hello a"],
    "Line 1, `hello a`, is not right. At this point the task that prints it",
  ],
  [
    "its neighbour",
    ["main", "hello b"],
    "it is made at this very moment, and a task runs only when the event loop gets",
  ],
  [
    "a task that gives way once more",
    ["main", "hello a", "hello b", "slow"],
    "not yet the turn of the task that prints",
  ],
])("what %s prints at the very moment is told to wait for its turn", async (_, lines, sentence) => {
  const main = `async def hello(name):
    print("hello", name)

async def naps(name, turns):
    await asyncio.sleep(1)
    for _ in range(turns):
        await asyncio.sleep(0)
    print(name)

async def main():
    print("main")
    await asyncio.gather(hello("a"), hello("b"), naps("slow", 2), naps("fast", 0))`;
  const exercise = exerciseOf(main);
  expect(await ordersOf(exercise)).toEqual(["main | hello a | hello b | fast | slow"]);
  expect((await grade(exercise, lines)).en).toContain(sentence);
});

test("of tasks that share a name nothing is said that is true of one of them alone", async () => {
  const main = `async def main():
    await asyncio.gather(*[asyncio.create_task(work(name, s), name="w") for name, s in [("a", 1), ("b", 2)]])`;
  expect((await grade(exerciseOf(main), ["b 1"])).en).toContain("not yet the turn of the task that prints it");
});

test("what no task prints does not wait for another callback's line", async () => {
  const main = `async def main():
    asyncio.get_running_loop().call_later(1, print, "called")
    await asyncio.sleep(2)`;
  const exercise = exerciseOf(main);
  exercise.files.program += 'print("after")\n';
  expect((await grade(exercise, ["after"])).en).toContain("No task prints it, but code outside of all tasks");
});

test("the first line that no order allows is named, though the answer begins as another order than the ordinary one", async () => {
  const { en, verdict } = await grade(threeEqualSleepers, ["c 1", "a 1", "a 1", "b 1"]);
  expect(en).toBe(
    "The first 2 lines are right; line 3, `a 1`, is not. The program prints it only once, and you have it as line 2 already.",
  );
  expect(verdict.score).toBe(6);
});
