/** Whose turn it is in a pool, how many may wait, and what happens when a turn is called off. */
import { afterEach, describe, expect, it } from "vitest";
import type { Turn } from "#lib/grading/gradable.ts";
import { GraderFault } from "#lib/grading/grader-fault.ts";
import { ChildPool, type MakeCall, type PoolOptions } from "#lib/grading/sandbox/child-pool.ts";
import { fakeChild } from "./fake-child.ts";

const call = { entry: "judge", input: "{}", limits: { cpuMs: 20_000, outputBytes: 4_096, memoryMiB: 128, seed: 1 } };
const well = { end: "returned", result: '"well"' };
const never = "send(ready); onCall(() => {});";
const calledOff = new Error("nobody wants it any more");

const pools: ChildPool[] = [];
afterEach(() => {
  for (const pool of pools.splice(0)) pool.close();
});

/** Whoever is started beyond these is honest. */
function poolOf({ scripts = [] as string[], ...options }: Partial<PoolOptions> & { scripts?: string[] } = {}) {
  const left = [...scripts];
  const pool = new ChildPool({ size: 1, spares: 0, start: () => fakeChild(left.shift() ?? "honest"), ...options });
  pools.push(pool);
  return pool;
}
const run = (pool: ChildPool, turn?: Turn) => pool.lend((makeCall) => makeCall(call), turn);

/** A session that keeps its child until it is told to end. */
function hold(pool: ChildPool, turn?: Turn) {
  const begun = Promise.withResolvers<MakeCall>();
  const end = Promise.withResolvers<void>();
  const over = pool.lend(async (makeCall) => {
    begun.resolve(makeCall);
    await end.promise;
  }, turn);
  over.catch(() => {}); // whoever awaits it hears of it
  return { begun: begun.promise, end: end.resolve, over };
}

describe("the turns of a pool", () => {
  it("go round the groups, interactive work first", async () => {
    const pool = poolOf();
    const first = hold(pool);
    await first.begun;
    const order: string[] = [];
    const asked: [name: string, turn: Turn][] = [
      ["regrading 1", { group: "A", urgency: "bulk" }],
      ["A 1", { group: "A" }],
      ["A 2", { group: "A" }],
      ["A 3", { group: "A" }],
      ["B 1", { group: "B" }],
    ];
    const sessions = asked.map(([name, turn]) => pool.lend(async () => void order.push(name), turn));
    first.end();
    await Promise.all(sessions);
    expect(order).toEqual(["A 1", "B 1", "A 2", "A 3", "regrading 1"]);
  });

  it("begin with a session that starts over", async () => {
    const pool = poolOf({ scripts: ["send(ready); onCall(() => process.exit(1));"] });
    const order: string[] = [];
    const session = (name: string) =>
      pool.lend(async (makeCall) => {
        order.push(name);
        await makeCall(call);
      });
    await Promise.all(["a", "b", "c"].map(session));
    expect(order).toEqual(["a", "a", "b", "c"]);
  });

  it("are refused as a fault of ours beyond the number that may wait, and go on below it", async () => {
    const pool = poolOf({ mostWaitingPerPlace: 2 });
    const first = hold(pool);
    await first.begun;
    const waiting = [run(pool), run(pool)];
    await expect(run(pool)).rejects.toThrow(GraderFault);
    await expect(run(pool)).rejects.toThrow(/2 runs wait/);
    first.end();
    for (const one of waiting) expect(await one).toMatchObject(well);
    expect(await run(pool)).toMatchObject(well);
  });
});

describe("a session that holds a child", () => {
  it("is told when somebody waits for one, and can see for how long", async () => {
    const pool = poolOf();
    const wanted = Promise.withResolvers<void>();
    const seen: boolean[] = [];
    const begun = Promise.withResolvers<void>();
    const holding = pool.lend(async (_, lease) => {
      begun.resolve();
      seen.push(lease.isWanted);
      lease.onWanted = wanted.resolve;
      await wanted.promise;
      seen.push(lease.isWanted);
    });
    await begun.promise;
    const waiting = pool.lend(async (_, lease) => void seen.push(lease.isWanted));
    await Promise.all([holding, waiting]);
    expect(seen).toEqual([false, true, false]);
  });
});

describe("a turn that is called off", () => {
  it("before it came is forgotten, and the others move up", async () => {
    const pool = poolOf({ mostWaitingPerPlace: 2 });
    const first = hold(pool);
    await first.begun;
    const children = pool.processIds;
    const calling = new AbortController();
    const unwanted = run(pool, { signal: calling.signal });
    const wanted = run(pool);
    calling.abort(calledOff);
    await expect(unwanted).rejects.toBe(calledOff);
    const another = run(pool); // there is room again
    first.end();
    expect([await wanted, await another]).toMatchObject([well, well]);
    expect(pool.processIds).toEqual(children);
  });

  it("before it was asked for takes no child", async () => {
    const pool = poolOf();
    await expect(run(pool, { signal: AbortSignal.abort(calledOff) })).rejects.toBe(calledOff);
    expect(pool.processIds).toEqual([]);
  });

  it("in the middle of a call takes its child with it, and the next job is done by another", async () => {
    const pool = poolOf({ scripts: [never] });
    const calling = new AbortController();
    let sessions = 0;
    const unwanted = pool.lend(
      (makeCall) => {
        sessions++;
        const answer = makeCall(call);
        calling.abort(calledOff);
        return answer;
      },
      { signal: calling.signal },
    );
    await expect(unwanted).rejects.toBe(calledOff);
    expect(await run(pool)).toMatchObject(well);
    expect(sessions).toBe(1);
  });

  it("between calls ends at once and leaves its child to others, who are not disturbed by what it still wants", async () => {
    const pool = poolOf();
    const calling = new AbortController();
    const unwanted = hold(pool, { signal: calling.signal });
    const makeCall = await unwanted.begun;
    await makeCall({ ...call, keep: true });
    const children = pool.processIds;
    calling.abort(calledOff);
    await expect(unwanted.over).rejects.toBe(calledOff);
    await expect(makeCall(call)).rejects.toThrow("the session is over");
    expect(await run(pool)).toMatchObject(well);
    expect(pool.processIds).toEqual(children);
  });

  it("is called off with all others under the same signal, running or waiting", async () => {
    const pool = poolOf({ size: 2, scripts: [never, never] });
    const calling = new AbortController();
    let begun = 0;
    const sessions = Array.from({ length: 40 }, () =>
      pool.lend(
        (makeCall) => {
          const answer = makeCall(call);
          if (++begun === 2) calling.abort(calledOff);
          return answer;
        },
        { signal: calling.signal },
      ),
    );
    const ends = await Promise.allSettled(sessions);
    expect(ends).toEqual(sessions.map(() => ({ status: "rejected", reason: calledOff })));
    expect(await run(pool)).toMatchObject(well);
  });
});
