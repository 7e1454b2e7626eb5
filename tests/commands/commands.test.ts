import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cp, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { observation } from "#lib/grading/observation.ts";
import { verdict } from "#lib/grading/verdict.ts";
import { loopwise } from "./loopwise.ts";

const scratch = mkdtempSync(path.join(tmpdir(), "loopwise-commands-"));
const file = (name: string, content: string) => {
  writeFileSync(path.join(scratch, name), content);
  return path.join(scratch, name);
};
afterAll(() => rmSync(scratch, { recursive: true }));

const sequential = "exercises/03-tasks/sequential-to-concurrent";
const hourLong = `import asyncio

async def main():
    await asyncio.gather(asyncio.sleep(1), asyncio.sleep(2), asyncio.sleep(3600))
    print("done")

asyncio.run(main())
`;

describe("run", () => {
  test("prints the output, the exact time and lanes in 80 columns", () => {
    const { code, stdout } = loopwise("run", file("hour.py", hourLong), "--timeline");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^done\n/);
    expect(stdout).toMatch(/^elapsed 3600 s$/m);
    expect(stdout).toMatch(/^status finished$/m);
    expect(stdout).toMatch(/^Task-4 sleep ─+✓$/m);
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  test("prints one observation with --json, and exits with 1 when the program fails", () => {
    const { code, stdout } = loopwise("run", file("fails.py", "import asyncio\nraise ValueError('no')\n"), "--json");
    expect(code).toBe(1);
    const seen = observation.parse(JSON.parse(stdout));
    expect(seen).toMatchObject({ status: "raised", error: { type: "ValueError", message: "no", line: 2 } });
  });
});

describe("grade", () => {
  test("passes the solution with full marks", () => {
    const { code, stdout } = loopwise("grade", sequential, `${sequential}/solution.py`, "--json");
    expect(code).toBe(0);
    expect(verdict.parse(JSON.parse(stdout))).toMatchObject({ status: "passed", score: 10, maxScore: 10 });
  });

  test("names the failed test with the seconds seen and wanted", () => {
    const { code, stdout } = loopwise("grade", sequential, `${sequential}/starter.py`);
    expect(code).toBe(1);
    expect(stdout).toContain(
      "✗ The page takes as long as its slowest request. 加载页面的时间等于最慢的那个请求的时间。",
    );
    expect(stdout).toContain("took 6 s, but should take 3 s.");
    expect(stdout).toContain("用了 6 秒，应该用 3 秒。");
    expect(stdout).toMatch(/^failed: 4 of 10 points$/m);
  });

  test("says that broken tests are ours", async () => {
    const folder = path.join(scratch, "01-topic/broken-tests");
    await mkdir(path.dirname(folder), { recursive: true });
    await cp("exercises/03-tasks/topic.yaml", path.join(scratch, "01-topic/topic.yaml"));
    await cp(sequential, folder, { recursive: true });
    writeFileSync(path.join(folder, "tests.py"), "1 / 0\n");
    const { code, stdout, stderr } = loopwise("grade", folder, `${sequential}/solution.py`);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    // Before it there may be lines on a first start.
    expect(stderr.trim().split("\n").at(-1)).toBe(
      "loopwise: the grader failed, not the answer: the exercise's tests are broken: " +
        "tests.py: there is no function whose name begins with test_",
    );
  });
});

describe("check", () => {
  const report = z.strictObject({
    version: z.literal(1),
    passed: z.number(),
    failed: z.number(),
    exercises: z.array(
      z.strictObject({
        path: z.string(),
        id: z.string().nullable(),
        kind: z.string().nullable(),
        ok: z.boolean(),
        problems: z.array(z.string()),
      }),
    ),
  });

  test("finds what an exercise does not hold, and says what to do", async () => {
    const course = path.join(scratch, "course");
    await cp("exercises", course, { recursive: true });
    const edit = (name: string, change: (text: string) => string) => {
      const at = path.join(course, name);
      writeFileSync(at, change(readFileSync(at, "utf8")));
    };
    const solution = readFileSync(path.join(course, "01-coroutines/forgotten-await/solution.py"), "utf8");
    edit("01-coroutines/forgotten-await/starter.py", () => solution);
    edit("03-tasks/sequential-to-concurrent/exercise.yaml", (text) =>
      text.replace("fails: makes_every_request_once", "fails: no_such_test"),
    );
    edit("04-gather/print-order/exercise.yaml", (text) => text.replace('"pie in"', '"pie inside"'));
    edit("04-gather/waiting-time/exercise.yaml", (text) => text.replace("[15, 7, 5]", "[15, 8, 5]"));
    edit("06-blocking/blocking-sleep/solution.py", (text) => text.replace("print(", "print(id(object()), "));
    rmSync(path.join(course, "03-tasks/coroutine-task-future/prompt.zh.md"));

    const { code, stdout } = loopwise("check", course, "--json");
    expect(code).toBe(1);
    const { exercises, passed, failed } = report.parse(JSON.parse(stdout));
    expect({ passed, failed }).toEqual({ passed: 0, failed: 6 });
    const problems = exercises.map((exercise) => exercise.problems.join("\n"));
    expect(problems[0]).toMatch(/starter\.py earns full marks already: leave something to do/);
    expect(problems[1]).toMatch(/prompt\.zh\.md is missing: write it/);
    expect(problems[2]).toMatch(
      /wrong\/sleeps-for-the-slowest\.py fails no_such_test, but tests\.py has no test_no_such/,
    );
    expect(problems[3]).toMatch(/lines must be what program\.py prints, in another order: \["oven on",/);
    expect(problems[4]).toMatch(/the distractor 8 is the time that program\.py takes: change it/);
    expect(problems[5]).toMatch(/solution\.py must earn full marks, but fails gives_every_cup_its_time/);
  });
});
