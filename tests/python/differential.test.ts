/**
 * The programs of tests/differential do on virtual time, in the image, what they did in a real Python: that was recorded
 * (`python3 -m tests.differential --record`), so nobody sleeps here. And they do the same each time, in whatever order,
 * and the same in the machine's own Python.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { defaultLimits, type Observation, observation } from "#lib/grading/observation.ts";
import { type OpenSandbox, openSandbox } from "#lib/grading/sandbox/index.ts";

const root = path.resolve(import.meta.dirname, "../..");
const folder = path.join(root, "tests/differential");
const sourceOf = (name: string) => readFileSync(path.join(folder, "programs", `${name}.py`), "utf8");

const recording = z.strictObject({
  stdout: z.string(),
  elapsed: z.number(),
  exit: z.enum(["good", "bad"]),
  compares: z.enum(["stdout, exit and elapsed", "stdout", "sorted lines", "elapsed", "refusal"]),
  needs: z.tuple([z.number(), z.number()]),
  defect: z.string(),
});
type Recording = z.infer<typeof recording>;
const recorded = z
  .strictObject({ python: z.string(), programs: z.record(z.string(), recording) })
  .parse(JSON.parse(readFileSync(path.join(folder, "recorded.json"), "utf8"))).programs;
const programs = Object.entries(recorded);
const names = Object.keys(recorded);

/** Of the machine's own Python 3, if the harness runs in it. */
const minor = (() => {
  const version = spawnSync("python3", ["--version"], { encoding: "utf8" }).stdout ?? "";
  const found = Number(/^Python 3\.(\d+)/.exec(version)?.[1] ?? 0);
  return found >= 11 ? found : null;
})();

const job = (name: string) => ({
  source: sourceOf(name),
  scenario: { expression: null, seed: 0, world: {} },
  limits: defaultLimits,
});

interface Outcome {
  stdout: string;
  exit: "good" | "bad";
  /** to a tenth of a second, as what was recorded took real time */
  elapsed: number;
}

const sortedLines = (text: string) => text.split("\n").sort();
const compared: Record<Exclude<Recording["compares"], "refusal">, (of: Outcome) => unknown> = {
  "stdout, exit and elapsed": ({ stdout, exit, elapsed }) => ({ stdout, exit, elapsed }),
  stdout: ({ stdout, exit }) => ({ stdout, exit }),
  "sorted lines": ({ stdout, exit, elapsed }) => ({ lines: sortedLines(stdout), exit, elapsed }),
  elapsed: ({ exit, elapsed }) => ({ exit, elapsed }),
};

function outcome({ stdout, status, error, elapsed }: Observation): Outcome {
  const good = (status === "finished" || status === "exited") && error === null;
  return { stdout, exit: good ? "good" : "bad", elapsed: Math.round(elapsed * 10) / 10 };
}

function expectAsRecorded(seen: Observation, real: Recording): void {
  if (real.compares === "refusal") {
    expect(seen.error?.type).toMatch(/^(Deadlock|NotSupportedHere)$/);
  } else {
    const part = compared[real.compares];
    expect(part(outcome(seen))).toEqual(part(real));
  }
}

test("each program is recorded and in the README's index, and each recording has its program", () => {
  const files = readdirSync(path.join(folder, "programs")).filter((file) => file.endsWith(".py"));
  expect(names).toEqual(files.map((file) => path.parse(file).name).sort());
  const index = readFileSync(path.join(folder, "README.md"), "utf8").split("## Index")[1] ?? "";
  expect(names.filter((name) => !new RegExp(`[ ,]${name}[ ,]`).test(index))).toEqual([]);
});

describe("in the Python image", () => {
  let sandbox: OpenSandbox;
  beforeAll(async () => {
    sandbox = await openSandbox({ cacheDir: path.join(root, ".cache/images"), size: 1, spares: 0 });
  });
  afterAll(() => sandbox?.close());

  test.each(programs.filter(([, { defect }]) => !defect))("%s does what it does in life", async (name, real) => {
    expectAsRecorded(await sandbox.observe(job(name)), real);
  });

  test("every program is observed byte for byte the same twice, and in the opposite order", async () => {
    const inOrder = async (order: string[]) => {
      const seen: Record<string, string> = {};
      for (const name of order) seen[name] = JSON.stringify(await sandbox.observe(job(name)));
      return seen;
    };
    const first = await inOrder(names);
    expect(await inOrder(names)).toEqual(first);
    expect(await inOrder(names.toReversed())).toEqual(first);
  });

  test.skipIf(minor === null)(
    "observes what the machine's own Python does, in all that no version changed",
    async () => {
      const both = programs.filter(([name, { needs }]) => needs[1] <= (minor ?? 0) && !(name in differsByVersion));
      for (const [at, seen] of plainly(both.map(([name]) => name)).entries()) {
        const name = both[at]?.[0] ?? "";
        expect(independent(seen), name).toEqual(independent(await sandbox.observe(job(name))));
      }
    },
  );
});

describe.skipIf(minor === null)("in the machine's own Python", () => {
  test("a hundred random programs log the same as on CPython's own loop with a clock that jumps", () => {
    const args = ["-B", "-m", "tests.differential.random_programs", "0", "100"];
    const { stdout, status } = spawnSync("python3", args, { cwd: root, encoding: "utf8" });
    expect(stdout).toBe("100 random programs, 0 disagree\n");
    expect(status).toBe(0);
  });
});

/** Programs whose lanes differ between versions of Python, and why. */
const waitFor = "before 3.12 wait_for() runs what it is given in a task of its own";
const numbers = "before 3.13 a task with a name of its own uses up a number as well";
const differsByVersion: Record<string, string> = {
  executor_cancelled_wait: waitFor,
  queue_timeout: waitFor,
  semaphore_bounded: waitFor,
  shield_survives: waitFor,
  wait_for_edges: waitFor,
  wait_for_nested_timeouts: waitFor,
  wait_for_timeout: waitFor,
  task_group_success: numbers,
  task_names: numbers,
  wait_first_completed: "a plain set of tasks has the order of their addresses, and the names in a lane follow it",
};

function independent({ stdout, elapsed, tasks, peakConcurrency, cost }: Observation) {
  const lanes = tasks.map(({ name, coroutine, created, ended, spans }) => ({ name, coroutine, created, ended, spans }));
  return { stdout, elapsed, lanes, peakConcurrency, cost };
}

function plainly(programs: string[]): Observation[] {
  const { stdout, stderr } = spawnSync("python3", ["-P", "-B", path.join(folder, "virtual.py")], {
    input: programs.map((name) => `${JSON.stringify(job(name))}\n`).join(""),
    env: { ...process.env, PYTHONHASHSEED: "0" },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  expect(stderr).toBe("");
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => observation.parse(JSON.parse(line)));
}
