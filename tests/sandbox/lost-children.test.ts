import { afterEach, describe, expect, it } from "vitest";
import { GraderFault } from "#lib/grading/grader-fault.ts";
import { defaultLimits } from "#lib/grading/observation.ts";
import { ChildPool } from "#lib/grading/sandbox/child-pool.ts";
import { ProgramSession } from "#lib/grading/sandbox/program-session.ts";
import type { SandboxChild } from "#lib/grading/sandbox/sandbox-child.ts";
import { fakeChild } from "./fake-child.ts";

const pools: ChildPool[] = [];
afterEach(() => {
  for (const pool of pools.splice(0)) pool.close();
});

function poolOf(start: () => SandboxChild): ChildPool {
  const pool = new ChildPool({ size: 1, spares: 0, start });
  pools.push(pool);
  return pool;
}

/** Answers so many calls, then ends by the signal instead. */
const dying = (signal: "SIGSEGV" | "SIGKILL", answers: number) =>
  `let left = ${answers}; send(ready);
   onCall((id) => left-- > 0 ? send(ended(id)) : process.kill(process.pid, "${signal}"));`;

/** Children with these scripts, in this order; "honest" ones after them. */
function scripted(...scripts: string[]): ChildPool {
  return poolOf(() => fakeChild(scripts.shift() ?? "honest"));
}

/** What each of three scenarios came to: the status of its observation, or that it was our fault. */
async function observed(observers: ChildPool): Promise<string[]> {
  const program = { source: "", limits: defaultLimits };
  const session = new ProgramSession({ observers, program, turn: undefined, log: () => {} });
  const served = session.run();
  const asked = ["a", "b", "c"].map((expression) => session.observe({ expression, seed: 0, world: {} }));
  const ends = await Promise.allSettled(asked);
  session.end();
  await served;
  return ends.map((end) => {
    if (end.status === "fulfilled") return `${end.value.status}: ${end.value.error?.type}`;
    return end.reason instanceof GraderFault ? "ours" : String(end.reason);
  });
}

/** A fake child's answer is no observation, which is all that counts here: it was answered. */
const answered = "crashed: Crash";

describe("a program whose children are lost", () => {
  it("is observed by the next ones, each scenario with two tries of its own", async () => {
    const pool = scripted(dying("SIGKILL", 1), dying("SIGKILL", 1), dying("SIGKILL", 1));
    expect(await observed(pool)).toEqual([answered, answered, answered]);
  });

  it("is our fault where something else killed two over one scenario, and the others are observed", async () => {
    expect(await observed(scripted(dying("SIGKILL", 0), dying("SIGSEGV", 0)))).toEqual(["ours", answered, answered]);
    expect(await observed(scripted(dying("SIGSEGV", 1), dying("SIGKILL", 0)))).toEqual([answered, "ours", answered]);
  });

  it("crashed where two broke from within over one scenario", async () => {
    const lines: string[] = [];
    const program = { source: "", limits: defaultLimits };
    const observers = scripted(dying("SIGSEGV", 0), dying("SIGSEGV", 0));
    const session = new ProgramSession({ observers, program, turn: undefined, log: (line) => lines.push(line) });
    const served = session.run();
    const seen = await session.observe({ expression: "a", seed: 0, world: {} });
    session.end();
    await served;
    expect(seen.status).toBe("crashed");
    expect(lines).toEqual([expect.stringMatching(/broke two sandbox processes/)]);
  });
});

describe("a pool whose children can't even be started", () => {
  it("refuses who waits, and serves the next", async () => {
    let starts = 0;
    const pool = poolOf(() => {
      if (++starts === 1) throw new Error("no descriptors left");
      return fakeChild("honest");
    });
    await expect(pool.lend(async () => "served")).rejects.toThrow(/could not be started: no descriptors left/);
    expect(await pool.lend(async () => "served")).toBe("served");
    expect(await pool.lend(async () => "served")).toBe("served");
  });
});
