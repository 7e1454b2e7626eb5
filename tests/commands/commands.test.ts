import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cp, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
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
