import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scenario } from "#lib/grading/judge/protocol.ts";
import { defaultLimits, type Observation } from "#lib/grading/observation.ts";
import { type OpenSandbox, openSandbox } from "#lib/grading/sandbox/index.ts";
import { probeRequest } from "./probe-image.ts";

let sandbox: OpenSandbox;

beforeAll(async () => {
  sandbox = await openSandbox({ cacheDir: probeRequest.cacheDir, size: 1 });
});
afterAll(() => sandbox.close());

const limits = { ...defaultLimits, cpuMs: 300, wallMs: 1_000 };

type Asked = string | null | Partial<Scenario>;

const scenarioOf = (asked: Asked): Scenario =>
  typeof asked === "object" && asked !== null
    ? { expression: null, seed: 0, world: {}, ...asked }
    : { expression: asked, seed: 0, world: {} };

/** All of them in one session, asked for at once. */
function together(source: string, ...asked: Asked[]): Promise<Observation[]> {
  return sandbox.observing({ source, limits }, (observe) => Promise.all(asked.map((one) => observe(scenarioOf(one)))));
}

async function alone(source: string, asked: Asked): Promise<Observation> {
  return sandbox.observe({ source, limits, scenario: scenarioOf(asked) });
}

async function expectAsAlone(source: string, ...asked: Asked[]): Promise<Observation[]> {
  const seen = await together(source, ...asked);
  for (const [index, one] of asked.entries()) expect(seen[index]).toEqual(await alone(source, one));
  return seen;
}

const counting = "import builtins, random\nseen = []\ndef count():\n  seen.append(1)\n  return len(seen)\nprint('on')";

describe("scenarios of one session", () => {
  it("do not see each other, whatever comes between", async () => {
    const seen = await expectAsAlone(counting, "count()", null, "count()", "[count(), count()]", null, "count()");
    expect(seen.map(({ result }) => result)).toEqual([1, null, 1, { list: [1, 2] }, null, 1]);
  });

  it("find what an import of their own seed and world would have left", async () => {
    const source =
      "import random, asyncio\ndrawn = random.random()\nasync def f(): await asyncio.sleep(1); return drawn";
    const cpu = { cpu: { seconds: { f: 2 } } };
    const seen = await expectAsAlone(
      source,
      { expression: "await f()" },
      { expression: "await f()", seed: 1 },
      { expression: "await f()", world: cpu },
      { expression: "await f()" },
    );
    expect(seen[1]?.result).not.toEqual(seen[0]?.result);
    expect(seen.map(({ elapsed }) => elapsed)).toEqual([1, 1, 3, 1]);
  });

  it("go on after one that broke the interpreter, was stopped, or was killed with its child", async () => {
    const source = [
      "import os",
      "def busy():\n  while True: pass",
      "def never_polls(): return sum(range(10**12))",
      "def leaves(): os._exit(3)",
      "class Deep:\n  def __repr__(self): return repr([self])",
      "def well(): return 'well'",
    ].join("\n");
    const seen = await together(
      source,
      ...[
        "well()",
        "busy()",
        "well()",
        "never_polls()",
        "well()",
        "leaves()",
        "never_polls()",
        "repr(Deep())",
        "well()",
      ],
    );
    expect(seen.map(({ status }) => status)).toEqual([
      ...["finished", "timed-out", "finished", "timed-out", "finished", "exited", "timed-out"],
      expect.stringMatching(/stack-overflow|raised/),
      "finished",
    ]);
    expect(seen.at(-1)?.result).toBe("well");
  });

  it("each end as the import does, when that comes to no end or raises", async () => {
    const endless = await together("while True: pass", "1", "2", null);
    expect(endless.map(({ status }) => status)).toEqual(["timed-out", "timed-out", "timed-out"]);
    const broken = await expectAsAlone("1 / 0", "1", null);
    expect(broken.map(({ status }) => status)).toEqual(["not-importable", "raised"]);
    const unreadable = await expectAsAlone("def f(:", "1", null);
    expect(unreadable.map(({ status }) => status)).toEqual(["not-importable", "not-importable"]);
  });

  it("are right as well where nothing can be kept, because the import took too much memory", async () => {
    const source = "kept = bytearray(60_000_000)\nkept[7] = 7\ndef f(): return [len(kept), kept[7]]";
    const seen = await together(source, "f()", null, "f()");
    expect(seen.map(({ status, result }) => [status, result])).toEqual([
      ["finished", { list: [60_000_000, 7] }],
      ["finished", null],
      ["finished", { list: [60_000_000, 7] }],
    ]);
  });

  it("are asked for one after the other as well, and nobody waits for a session that failed", async () => {
    const later = await sandbox.observing({ source: counting, limits }, async (observe) => {
      const first = await observe(scenarioOf("count()"));
      return [first, await observe(scenarioOf("count()"))];
    });
    expect(later.map(({ result }) => result)).toEqual([1, 1]);
    const failing = sandbox.observing({ source: counting, limits }, async (observe) => {
      void observe(scenarioOf("count()"));
      throw new Error("the judge had enough");
    });
    await expect(failing).rejects.toThrow("the judge had enough");
    expect((await alone(counting, "count()")).result).toBe(1);
  });
});
