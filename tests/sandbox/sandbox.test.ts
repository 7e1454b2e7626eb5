import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GraderFault } from "#lib/grading/grader-fault.ts";
import { defaultLimits, type Observation } from "#lib/grading/observation.ts";
import { type OpenSandbox, startSandbox } from "#lib/grading/sandbox/index.ts";
import { probeImage } from "./probe-image.ts";

let sandbox: OpenSandbox;
const logged: string[] = [];
const flagged: string[] = [];

beforeAll(async () => {
  const options = { size: 1, spares: 0, log: (line: string) => logged.push(line) };
  sandbox = await startSandbox(await probeImage(), options, { observer: [], judge: [] });
});

afterAll(() => sandbox.close());

const limits = { ...defaultLimits, cpuMs: 300, outputBytes: 1_000 };
const observe = (source: string) =>
  sandbox.observe({
    source,
    scenario: { expression: "result", seed: 1, world: {} },
    limits,
    flag: (words) => flagged.push(words),
  });

const honest: Observation = {
  version: 1,
  status: "finished",
  stdout: "",
  stderr: "",
  output: [],
  elapsed: 3,
  result: { list: [1, "two", null] },
  error: null,
  tasks: [],
  diagnostics: [],
  peakConcurrency: 0,
  calls: {},
  cost: 0,
  limits,
};
/** A program that has its own text written as the observation. */
const forging = (text: string) => `result = ${JSON.stringify(text)}`;
const reporting = (changed: Record<string, unknown>) => forging(JSON.stringify({ ...honest, ...changed }));

describe("observing", () => {
  it("passes on what the harness wrote, with the limits that applied", async () => {
    expect(await observe(reporting({}))).toEqual(honest);
    expect(flagged).toEqual([]);
  });

  it("makes the observation itself when the program was stopped, with what it printed", async () => {
    const seen = await observe("import sys\nprint('one\\ntwo'); sys.stdout.flush()\nwhile True: pass");
    expect(seen).toMatchObject({
      status: "timed-out",
      stdout: "one\ntwo\n",
      output: [
        { at: 0, task: null, stream: "stdout", text: "one" },
        { at: 0, task: null, stream: "stdout", text: "two" },
      ],
      elapsed: 0,
      error: { type: "CpuLimit", line: null },
      limits,
    });
    expect(seen.error?.message).toMatch(/more than 0.3 s/);
  });

  it.each([
    ["while True: print('y' * 99)", "too-much-output"],
    ["import os; os._exit(0)", "exited"],
    ["import os; os.system('id')", "denied"],
    ["import os; os.abort()", "crashed"],
  ])("names the end of %j %s", async (source, status) => {
    const seen = await observe(source);
    expect(seen.status).toBe(status);
    expect(seen.error?.message).toMatch(/^The program .*\.$/);
  });

  it("lets tracebacks and prints of an import come on top of the limit, and cuts what goes beyond", async () => {
    const noisy = "import sys\nfor out in (sys.stdout, sys.stderr): out.write('é' * 1_600); out.flush()\n";
    expect((await observe(noisy + reporting({}))).status).toBe("finished");
    const seen = await observe(`${noisy}while True: pass`);
    expect([seen.status, seen.stdout, seen.stderr]).toEqual(["timed-out", "é".repeat(500), "é".repeat(500)]);
  });

  it("tells staff what was asked for and denied", async () => {
    await observe(`import socket\ntry: socket.socket()\nexcept OSError: pass\n${reporting({})}`);
    expect(logged).toContain("a program asked for what is denied: __syscall_socket");
  });
});

describe("a program that forges its observation", () => {
  const deep = (levels: number) => `${'{"list":['.repeat(levels)}${"]}".repeat(levels)}`;

  it.each([
    ["writes no JSON", forging("hello")],
    ["writes nothing", forging("")],
    ["leaves something out", forging('{"version": 1}')],
    ["adds a key", reporting({ passed: true })],
    ["puts an unknown status", reporting({ status: "passed" })],
    ["claims that the grader failed, to be graded again", reporting({ status: "grader-error" })],
    ["goes back in time", reporting({ elapsed: -1 })],
    ["takes for ever", forging(JSON.stringify(honest).replace('"elapsed":3', '"elapsed":1e999'))],
    ["nests too deep for any parser", forging(`${JSON.stringify(honest).slice(0, -1)},"x":${deep(50_000)}}`)],
    ["nests what the schema takes", forging(JSON.stringify(honest).replace('{"list":[1,"two",null]}', deep(5_000)))],
    ["writes more than a trace can be", "result = '{' * 5_000_000"],
    ["returns bytes that are none", reporting({ result: { bytes: "a" } })],
    ["ends after the universe", reporting({ elapsed: 1e301 })],
    ["had other limits", reporting({ limits: { ...limits, cpuMs: 999_999 } })],
    ["finished with an error", reporting({ error: { type: "E", message: "", line: null, traceback: "" } })],
  ])("that %s is observed as broken, flagged, and no fault of ours", async (_, source) => {
    flagged.length = 0;
    expect(await observe(source)).toMatchObject({ status: "crashed", limits });
    expect(flagged.length === 1 || source.includes("5_000_000"), flagged.join()).toBe(true);
    expect((await observe(reporting({}))).status).toBe("finished");
  });

  it("cannot put text into it that no database takes", async () => {
    const seen = await observe(reporting({ stdout: "a\0b\ud800c", calls: { "x\0": 1 } }));
    expect(seen.stdout).toBe("a\uFFFDb\uFFFDc");
    expect(seen.calls).toEqual({ "x\uFFFD": 1 });
  });
});

describe("judging", () => {
  it("keeps one interpreter for a session and starts the next one clean", async () => {
    const ask = { tests: "" };
    const session = () => sandbox.judge(async (call) => [await call(ask), await call(ask)]);
    const counted = [{ count: 1 }, { count: 2 }];
    expect(await session()).toMatchObject(counted);
    expect(await session()).toMatchObject(counted);
  });

  it("passes on a fault that the session throws", async () => {
    await expect(sandbox.judge(() => Promise.reject(new GraderFault("tests are broken")))).rejects.toThrow("broken");
  });
});

describe("what is called off", () => {
  const calledOff = new Error("nobody wants it any more");

  it("stops running, is nobody's fault, and leaves a sandbox that goes on", async () => {
    const calling = new AbortController();
    const scenario = { expression: null, seed: 1, world: {} };
    const endless = { source: "while True: pass", scenario, limits: { ...limits, cpuMs: 20_000 } };
    const running = sandbox.observe(endless, { signal: calling.signal });
    const judging = sandbox.judge(async (ask) => [await ask({ tests: "" }), await running], { signal: calling.signal });
    const ends = Promise.allSettled([running, judging]);
    calling.abort(calledOff);
    const refused = { status: "rejected", reason: calledOff };
    expect(await ends).toEqual([refused, refused]);
    expect((await observe(reporting({}))).status).toBe("finished");
    expect(await sandbox.judge((ask) => ask({ tests: "" }))).toMatchObject({ count: 1 });
  });
});

it("lets two at once through who each have what the other waits for", async () => {
  const program = { source: reporting({}), limits };
  const scenario = { expression: "result", seed: 1, world: {} };
  const observerTaken = Promise.withResolvers<void>();
  const judgeTaken = Promise.withResolvers<void>();
  const first = sandbox.observing(program, async (observe) => {
    await observe(scenario);
    observerTaken.resolve();
    await judgeTaken.promise;
    return sandbox.judge((ask) => ask({ tests: "" }));
  });
  const second = sandbox.judge(async () => {
    judgeTaken.resolve();
    await observerTaken.promise;
    return sandbox.observing(program, (observe) => observe(scenario));
  });
  expect(await Promise.all([first, second])).toMatchObject([{ count: 1 }, { status: "finished" }]);
});
