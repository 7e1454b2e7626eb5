/** The tests of what is written in Python: in the image, where it runs in life, and in a plain python3 if there is one. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { childCommand } from "#lib/grading/sandbox/child-command.ts";
import { ChildPool } from "#lib/grading/sandbox/child-pool.ts";
import { ensureImage } from "#lib/grading/sandbox/image/python-image.ts";
import { SandboxChild } from "#lib/grading/sandbox/sandbox-child.ts";

const root = path.resolve(import.meta.dirname, "../..");
const rooms = ["harness", "judge"] as const;

describe("in the Python image", () => {
  let pool: ChildPool | undefined;

  beforeAll(async () => {
    const image = await ensureImage({
      packages: {
        harness: path.join(root, "lib/grading/harness"),
        judge: path.join(root, "lib/grading/judge"),
        harness_tests: path.join(root, "tests/harness"),
        judge_tests: path.join(root, "tests/judge"),
      },
      entries: { harness: "harness_tests.run_all.report", judge: "judge_tests.run_all.report" },
      cacheDir: path.join(root, ".cache/images"),
    });
    const command = childCommand(image, []);
    pool = new ChildPool({ size: 1, spares: 0, start: () => new SandboxChild(command) });
  });
  afterAll(() => pool?.close());

  test.each(rooms)("the tests of the %s pass", async (entry) => {
    const limits = { cpuMs: 60_000, outputBytes: 64 * 1024, memoryMiB: 128, seed: 0 };
    const end = await pool?.lend((call) => call({ entry, input: "", limits }));
    if (end?.end !== "returned") throw new Error(`the tests ended ${JSON.stringify(end)}`);
    expect(JSON.parse(end.result)).toMatchObject({ failed: 0, failures: [] });
  });
});

const [major = 0, minor = 0] = (spawnSync("python3", ["--version"], { encoding: "utf8" }).stdout ?? "")
  .replace("Python ", "")
  .split(".")
  .map(Number);

describe.skipIf(major < 3 || minor < 11)("in the machine's own Python", () => {
  test.each(rooms)("the tests of the %s pass", (room) => {
    const { status, stderr } = spawnSync("python3", ["-B", "-m", `tests.${room}`], { cwd: root, encoding: "utf8" });
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });
});
