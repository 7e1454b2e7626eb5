import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { GraderFault } from "#lib/grading/grader-fault.ts";
import { type ChildCommand, childCommand } from "#lib/grading/sandbox/child-command.ts";
import { ChildPool, type MakeCall } from "#lib/grading/sandbox/child-pool.ts";
import type { CallLimits } from "#lib/grading/sandbox/protocol.ts";
import { SandboxChild } from "#lib/grading/sandbox/sandbox-child.ts";
import { probeImage } from "./probe-image.ts";

const limits: CallLimits = { cpuMs: 20_000, outputBytes: 4_096, memoryMiB: 128, seed: 1 };
const endless = { ...limits, cpuMs: 200 };

let command: ChildCommand;
const pools: ChildPool[] = [];

beforeAll(async () => {
  command = childCommand(await probeImage(), []);
});

afterEach(() => {
  for (const pool of pools.splice(0)) pool.close();
});

function openPool(size = 1, spares = 1, start = () => new SandboxChild(command)): ChildPool {
  const pool = new ChildPool({ size, spares, start });
  pools.push(pool);
  return pool;
}

const program = (source: string, changed: Partial<CallLimits> = {}) => ({
  entry: "run",
  input: JSON.stringify({ source }),
  limits: { ...limits, ...changed },
});
const run = (pool: ChildPool, source: string, changed: Partial<CallLimits> = {}) =>
  pool.lend((call) => call(program(source, changed)));
const well = { end: "returned", result: '{"error": null, "value": "well"}' };

describe("a pool of children", () => {
  it("answers the next call right after each bad end", async () => {
    const pool = openPool();
    const bad: [source: string, end: string, cpuMs?: number][] = [
      ["while True: pass", "timed-out"],
      ["while True:\n  try:\n    while True: pass\n  except BaseException: pass", "timed-out"],
      ["x = []\nwhile True:\n  try: x.append(bytes(10**6))\n  except MemoryError: pass", "out-of-memory", 2_000],
      ["while True: print('y' * 99)", "too-much-output"],
      [
        "class A:\n  def __repr__(self): return repr(self)\nimport sys; sys.setrecursionlimit(10**9); repr(A())",
        "stack-overflow",
      ],
      ["import os; os._exit(1)", "exited"],
      ["import os; os.abort()", "crashed"],
      ["import os; os.write(3, b'{}')", "denied"],
    ];
    for (const [source, end, cpuMs = endless.cpuMs] of bad) {
      expect(await run(pool, source, { cpuMs }), source).toMatchObject({ end });
      expect(await run(pool, "value = 'well'")).toMatchObject(well);
    }
  });

  it("kills a program that never polls, and the spare answers next", async () => {
    const pool = openPool();
    await run(pool, "value = 'well'");
    const before = pool.processIds;
    expect(await run(pool, "sum(range(10**12))", endless)).toMatchObject({ end: "timed-out" });
    expect(await run(pool, "value = 'well'")).toMatchObject(well);
    expect(pool.processIds.filter((id) => before.includes(id))).toHaveLength(1);
  });

  it("starts a session over on another child when its own is killed from outside", async () => {
    const pool = openPool(1, 0);
    let sessions = 0;
    const end = await pool.lend(async (call) => {
      sessions++;
      const answer = call(program(sessions === 1 ? "while True: pass" : "value = 'well'"));
      if (sessions === 1) killOnlyChild(pool);
      return answer;
    });
    expect(end).toMatchObject(well);
    expect(sessions).toBe(2);
  });

  it("gives up with a fault of the grader when the second child is lost as well", async () => {
    const pool = openPool(1, 0);
    const session = (call: MakeCall) => {
      const answer = call(program("while True: pass"));
      killOnlyChild(pool);
      return answer;
    };
    await expect(pool.lend(session)).rejects.toThrow(GraderFault);
    expect(await run(pool, "value = 'well'")).toMatchObject(well);
  });

  it("remembers within a session that asks for it, and not beyond", async () => {
    const pool = openPool(1, 0);
    const count = { entry: "count", input: "{}", limits };
    const counts = await pool.lend(async (call) => [
      await call({ ...count, keep: true }),
      await call({ ...count, keep: true }),
    ]);
    expect(counts.map((end) => end.end === "returned" && JSON.parse(end.result).count)).toEqual([1, 2]);
    const next = await pool.lend((call) => call(count));
    expect(next.end === "returned" && JSON.parse(next.result).count).toBe(1);
  });

  it("serves sessions in the order in which they came, no more at once than its size", async () => {
    const pool = openPool(2, 1);
    const order: number[] = [];
    let running = 0;
    await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        pool.lend(async (call) => {
          order.push(index);
          expect(++running).toBeLessThanOrEqual(2);
          await call(program("value = 1"));
          running--;
        }),
      ),
    );
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it("passes on what a session itself throws, and keeps its child", async () => {
    const pool = openPool(1, 0);
    await expect(pool.lend(() => Promise.reject(new RangeError("mine")))).rejects.toThrow("mine");
    const before = pool.processIds;
    await run(pool, "value = 1");
    expect(pool.processIds).toEqual(before);
  });

  it("says why when no child can be started", async () => {
    const broken = { ...command, args: ["-e", "throw new Error('no such luck')"] };
    const pool = openPool(1, 1, () => new SandboxChild(broken));
    await expect(run(pool, "value = 1")).rejects.toThrow(/could not be started.*no such luck/s);
    const missing = openPool(1, 0, () => new SandboxChild({ command: "/no/such/node", args: [] }));
    await expect(run(missing, "value = 1")).rejects.toThrow(/could not be started.*ENOENT/s);
  });

  it("leaves no process behind when it is closed, and refuses who still waits", async () => {
    const pool = openPool(1, 1);
    const running = run(pool, "while True: pass");
    const waiting = run(pool, "value = 1");
    const refused = Promise.allSettled([running, waiting]);
    const children = pool.processIds;
    pool.close();
    for (const result of await refused) {
      expect(result).toMatchObject({ status: "rejected", reason: expect.any(GraderFault) });
    }
    await expect(run(pool, "value = 1")).rejects.toThrow(GraderFault);
    await expect.poll(() => children.filter(isAlive)).toEqual([]);
  });
});

describe("a child's process", () => {
  it("ends when its parent is gone", async () => {
    const { command: node, args } = command;
    const child = spawn(node, args, { stdio: ["pipe", "pipe", "inherit"] });
    await new Promise((resolve) => child.stdout.once("data", resolve));
    child.stdin.end();
    expect(await new Promise((resolve) => child.once("close", resolve))).toBe(0);
  });

  it("says which walls stand, and is not root", async () => {
    const child = new SandboxChild(command);
    const walls = await child.ready;
    expect(walls).toMatchObject({ permissions: true, noCodeGeneration: true });
    expect(walls.user).not.toBe(0);
    if (process.platform === "linux") {
      const system = readFileSync(`/proc/${child.processId}/limits`, "utf8");
      expect(system).toMatch(/Max cpu time +900 +900/);
      expect(system).toMatch(/Max file size +0 +0/);
      expect(readFileSync(`/proc/${child.processId}/environ`, "utf8")).toBe("");
    }
    child.kill("the test is over");
    await child.gone;
  });
});

function killOnlyChild(pool: ChildPool): void {
  const [only, ...others] = pool.processIds;
  if (only === undefined || others.length > 0) throw new Error("the pool has not exactly one child");
  process.kill(only, "SIGKILL");
}

function isAlive(processId: number): boolean {
  return existsSync(`/proc/${processId}`);
}
