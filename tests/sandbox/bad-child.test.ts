/** Whatever a child does, it is killed and replaced; its job is done by another, or reported as a fault of ours. */
import { afterEach, describe, expect, it } from "vitest";
import { GraderFault } from "#lib/grading/grader-fault.ts";
import { ChildPool } from "#lib/grading/sandbox/child-pool.ts";
import type { SandboxChild } from "#lib/grading/sandbox/sandbox-child.ts";
import { fakeChild } from "./fake-child.ts";

const callWithin = (cpuMs: number) => ({
  entry: "observe",
  input: "{}",
  limits: { cpuMs, outputBytes: 4_096, memoryMiB: 128, seed: 1 },
});
const well = { end: "returned", result: '"well"', stdout: "", stderr: "", denied: [] };

const pools: ChildPool[] = [];
afterEach(() => {
  for (const pool of pools.splice(0)) pool.close();
});

/** One child at a time, started from these scripts; whoever is started beyond them is honest. */
function poolOf(...scripts: string[]): { pool: ChildPool; children: SandboxChild[] } {
  const children: SandboxChild[] = [];
  const start = () => {
    const child = fakeChild(scripts[children.length] ?? "honest");
    children.push(child);
    return child;
  };
  const pool = new ChildPool({ size: 1, spares: 0, start });
  pools.push(pool);
  return { pool, children };
}
const run = (pool: ChildPool, cpuMs = 20_000) => pool.lend((makeCall) => makeCall(callWithin(cpuMs)));
/** Those that only the hard limit ends get a short one. */
const limitFor = (reason: RegExp) => (reason.source.startsWith("did nothing") ? 1 : undefined);

/** On the call: no answer comes, or none that counts. */
const lost: [what: string, script: string, reason: RegExp][] = [
  ["ends", "send(ready); onCall(() => process.exit(3));", /exit code 3/],
  ["crashes", "send(ready); onCall(() => process.abort());", /SIGABRT/],
  ["is killed", 'send(ready); onCall(() => process.kill(process.pid, "SIGKILL"));', /SIGKILL/],
  ["hangs", "send(ready); onCall(() => {});", /did nothing for/],
  [
    "hangs in the middle of a frame",
    "send(ready); onCall((id) => process.stdout.write(frame(ended(id)).subarray(0, 20)));",
    /did nothing/,
  ],
  ["lies about the id", "send(ready); onCall((id) => send(ended(id + 1)));", /not asked/],
  ["sends no JSON", "send(ready); onCall(() => process.stdout.write(Buffer.from([1, 0, 0, 0, 0x7b])));", /no JSON/],
  ["sends no UTF-8", "send(ready); onCall(() => process.stdout.write(Buffer.from([1, 0, 0, 0, 0xff])));", /no JSON/],
  ["sends an empty frame", "send(ready); onCall(() => process.stdout.write(Buffer.alloc(4)));", /no JSON/],
  [
    "announces a huge frame",
    "send(ready); onCall(() => process.stdout.write(Buffer.alloc(4, 0xff)));",
    /4294967295 bytes/,
  ],
  [
    "sends what the protocol does not know",
    "send(ready); onCall((id) => send({ ...ended(id), extra: 1 }));",
    /unexpected message/,
  ],
  ["sends a message for the other side", 'send(ready); onCall(() => send({ type: "reset" }));', /unexpected message/],
  ["says again that it is ready", "send(ready); onCall((id) => send(ready, ended(id)));", /a second time/],
  [
    "floods its stdout",
    'send(ready); onCall(() => setInterval(() => process.stdout.write("x".repeat(1 << 20)), 0));',
    /a frame of \d+ bytes/,
  ],
  [
    "floods its stderr",
    'send(ready); onCall(() => setInterval(() => process.stderr.write("x".repeat(1 << 20)), 0));',
    /flooded its stderr/,
  ],
  [
    "closes its stdout and lives on",
    "send(ready); onCall(() => { fs.closeSync(1); stayAlive(); });",
    /closed its stdout/,
  ],
  ["closes its stdin and lives on", "send(ready); onCall(() => { fs.closeSync(0); stayAlive(); });", /did nothing/],
];

describe("a child that, when it is called,", () => {
  it.each(lost)("%s is killed, and its job done by the next", async (_, script, reason) => {
    const { pool, children } = poolOf(script);
    expect(await run(pool, limitFor(reason))).toEqual(well);
    expect((await children[0]?.gone)?.message).toMatch(reason);
    expect(children).toHaveLength(2);
    expect(await run(pool)).toEqual(well);
  });

  it.each(lost)("%s twice makes its job a fault of ours, and the next job is done", async (_, script, reason) => {
    const { pool } = poolOf(script, script);
    const fault = await run(pool, limitFor(reason)).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(GraderFault);
    expect((fault as GraderFault).message).toMatch(reason);
    expect(await run(pool)).toEqual(well);
  });

  it("answers twice is killed after the first answer, which counts", async () => {
    const { pool, children } = poolOf("send(ready); onCall((id) => send(ended(id), ended(id)));");
    expect(await run(pool)).toEqual(well);
    expect((await children[0]?.gone)?.message).toMatch(/not asked/);
    expect(await run(pool)).toEqual(well);
    expect(children).toHaveLength(2);
  });
});

describe("a child that, before it is called,", () => {
  const early: [what: string, script: string, reason: RegExp][] = [
    ["answers", "send(ready, ended(1)); stayAlive();", /not asked/],
    ["answers later", "send(ready); setTimeout(() => send(ended(1)), 1); stayAlive();", /without being asked/],
    [
      "says the beginning of an answer",
      "send(ready); setTimeout(() => process.stdout.write(frame(ended(1)).subarray(0, 9)), 1); stayAlive();",
      /without being asked/,
    ],
    ["says twice that it is ready", "send(ready, ready); stayAlive();", /a second time/],
    [
      "floods its stderr",
      'send(ready); setInterval(() => process.stderr.write("x".repeat(1 << 20)), 0);',
      /flooded its stderr/,
    ],
    ["closes its stdout", "send(ready); setTimeout(() => fs.closeSync(1), 1); stayAlive();", /closed its stdout/],
  ];
  it.each(early)("%s is killed, and the next job is done", async (_, script, reason) => {
    const { pool, children } = poolOf(script);
    pool.warm();
    expect((await children[0]?.gone)?.message).toMatch(reason);
    expect(await run(pool)).toEqual(well);
    expect(children).toHaveLength(2);
  });

  it.each([
    ["answers", "send(ended(1)); stayAlive();", /not asked/],
    [
      "has its walls down",
      "send({ ...ready, walls: { ...walls, permissions: false } }); stayAlive();",
      /walls do not stand/,
    ],
    [
      "writes to its stderr for ever",
      'setInterval(() => process.stderr.write("x".repeat(1 << 20)), 0);',
      /flooded its stderr/,
    ],
    ["closes its stdout", "fs.closeSync(1); stayAlive();", /closed its stdout/],
  ])("%s without having been ready is not used, and whoever waits is told why", async (_, script, reason) => {
    const { pool } = poolOf(script);
    await expect(run(pool)).rejects.toThrow(reason);
    expect(await run(pool)).toEqual(well);
  });

  it("ends again and again is not started again and again", async () => {
    const dying = "send(ready); process.exit(3);";
    const { pool, children } = poolOf(dying, dying, dying);
    pool.warm();
    await children[0]?.gone;
    expect(children).toHaveLength(1);
  });
});

it.runIf(process.platform === "linux")(
  "a child that has grown too large is retired between sessions, and none is lost",
  async () => {
    const children: SandboxChild[] = [];
    const start = () => {
      const child = fakeChild("honest", 1);
      children.push(child);
      return child;
    };
    const pool = new ChildPool({ size: 1, spares: 0, start });
    pools.push(pool);
    for (let session = 0; children.length < 3; session++) {
      expect(await run(pool)).toEqual(well);
      expect(session).toBeLessThan(100);
    }
    expect((await children[0]?.gone)?.message).toBe("it was retired");
  },
);
