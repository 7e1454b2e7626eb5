/** Each way to start a child that this machine has, from bubblewrap down to Node's own walls alone. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { childCommand, sandboxedCommand, spawnChild } from "#lib/grading/sandbox/child-command.ts";
import { processCpuMs } from "#lib/grading/sandbox/child-cpu-time.ts";
import { SandboxChild } from "#lib/grading/sandbox/sandbox-child.ts";
import { type FoundLauncher, findLauncher, findTools } from "#lib/grading/sandbox/walls/find-launcher.ts";
import type { Tools } from "#lib/grading/sandbox/walls/launcher.ts";
import { ownNamespaces } from "#lib/grading/sandbox/walls/namespaces.ts";
import { probeImage } from "./probe-image.ts";

const isLinux = process.platform === "linux";
const isRoot = process.getuid?.() === 0;
const tools = await findTools();
/** With each a machine that lacks the stronger ones. */
const machines: Tools[] = [tools, { unshare: tools.unshare, setpriv: tools.setpriv }, { setpriv: tools.setpriv }];
const ways = new Map<string, { found: FoundLauncher; tools: Tools }>();
for (const tools of machines) {
  const found = await findLauncher(tools);
  ways.set(found.launcher.name, { found, tools });
}

const scratch = mkdtempSync(path.join(tmpdir(), "loopwise-walls-"));
const fixtures = path.join(import.meta.dirname, "fixtures");
let image: string;

beforeAll(async () => {
  image = await probeImage();
});

afterAll(() => rmSync(scratch, { recursive: true }));

const limits = { cpuMs: 300, outputBytes: 4_096, memoryMiB: 128, seed: 1 };
const call = (source: string, cpuMs = limits.cpuMs) => ({
  entry: "run",
  input: JSON.stringify({ source }),
  limits: { ...limits, cpuMs },
  keep: false,
});
const patience = { timeout: 50_000 };
const neverPolls = "sum(range(10**12))";

describe.each([...ways])("a child behind %s", (name, { found, tools }) => {
  const hasNamespaces = name === "bubblewrap" || name === "unshare";
  const start = async () => {
    const child = new SandboxChild(childCommand(image, [], found));
    await child.ready;
    return { child, processId: child.processId ?? 0 };
  };

  it.runIf(isLinux)("says which walls stand", async () => {
    const { child } = await start();
    const walls = await child.ready;
    expect(walls).toMatchObject({ permissions: true, noCodeGeneration: true, noCapabilities: true });
    expect(walls).toMatchObject({ systemCallFilter: name !== "none", noNewPrivileges: name !== "none" });
    expect(walls.onlyItsFiles).toBe(found.walls.onlyItsFiles);
    if (name === "bubblewrap") expect(walls.onlyItsFiles).toBe(true);
    if (hasNamespaces) expect(walls.namespaces).toEqual(expect.arrayContaining(["pid", "net", "ipc", "uts"]));
    else expect(walls.namespaces).toEqual([]);
    expect(walls.user).not.toBe(0);
    child.kill("the test is over");
    await child.gone;
  });

  it.runIf(found.ownUser)("is a user that no other child is", async () => {
    const [one, other] = await Promise.all([start(), start()]);
    expect((await one.child.ready).user).not.toBe((await other.child.ready).user);
    const system = readFileSync(`/proc/${treeOf(one.processId).at(-1)}/limits`, "utf8");
    expect(system).toMatch(/Max processes +64 +64/);
    for (const { child } of [one, other]) child.kill("the test is over");
  });

  it("answers, and its CPU time is counted, whatever stands between", async () => {
    const { child, processId } = await start();
    expect(await child.call(call("value = 'well'", 20_000))).toMatchObject({ end: "returned" });
    const before = processCpuMs(processId);
    expect(await child.call(call("while True: pass"))).toMatchObject({ end: "timed-out" });
    if (before !== null) expect(processCpuMs(processId)).toBeGreaterThanOrEqual(before + limits.cpuMs - 20);
    child.kill("the test is over");
    await child.gone;
  });

  it.runIf(isLinux)("that breaks from within is seen to", async () => {
    const { child, processId } = await start();
    process.kill(treeOf(processId).at(-1) ?? 0, "SIGSEGV");
    expect(await child.gone).toMatchObject({ crashedByItself: true, message: expect.stringMatching(/SIGSEGV/) });
  });

  it.runIf(isLinux)("is gone with all that it came with once it is killed, whatever it does", async () => {
    const { child, processId } = await start();
    const tree = treeOf(processId);
    const ended = child.call(call(neverPolls, 20_000)).catch(() => {});
    child.kill("the test is over");
    await ended;
    await expect.poll(() => tree.filter(isRunning), patience).toEqual([]);
  });

  it.runIf(isLinux)("keeps nothing open that the grader was started with", async () => {
    const tree = await killGrader(tools, null, (child) => {
      const folder = `/proc/${child}/fdinfo`;
      const marks = readdirSync(folder).map((name) => [Number(name), readFileSync(path.join(folder, name), "utf8")]);
      const inherited = marks.filter(([number, text]) => Number(number) > 2 && !/^flags:\s*02/m.test(String(text)));
      expect(inherited).toEqual([]);
    });
    await expect.poll(() => tree.filter(isRunning), patience).toEqual([]);
  });

  it.runIf(isLinux)("ends when its grader is killed", async () => {
    const tree = await killGrader(tools, null);
    await expect.poll(() => tree.filter(isRunning), patience).toEqual([]);
  });

  // Without a namespace that ends with it, only as its CPU lifetime does (child-command.ts).
  it.runIf(hasNamespaces)("ends when its grader is killed even in a loop that never polls", async () => {
    const tree = await killGrader(tools, neverPolls);
    await expect.poll(() => tree.filter(isRunning), patience).toEqual([]);
  });

  it.runIf(isLinux && name !== "none")("gives native code nothing of the machine", async () => {
    const file = path.join(scratch, `${name}.txt`);
    writeFileSync(file, "a file", { mode: 0o666 });
    const got = await breakOut(found, file);
    const { "reading the disk": disk, "seeing the grader": grader, ...refused } = got;
    expect(Object.entries(refused).filter(([, result]) => Number(result) >= 0)).toEqual([]);
    if (found.walls.onlyItsFiles) expect(disk).toBeLessThan(0);
    if (found.walls.onlyItsFiles || found.walls.namespaces.includes("mnt")) expect(grader).toBeLessThan(0);
    expect(readdirSync(scratch).filter((entry) => entry.startsWith(name))).toEqual([`${name}.txt`]);
  });
});

describe("without any program of the system", () => {
  it.runIf(isLinux && isRoot)("a child's user alone keeps it from the grader's processes and files", async () => {
    const file = path.join(scratch, "alone.txt");
    writeFileSync(file, "a file", { mode: 0o600 });
    const { launcher } = await import("#lib/grading/sandbox/child-command.ts").then((it) => it.noSurroundings);
    const got = await breakOut({ launcher, ownUser: false }, file);
    for (const refused of ["signal to the grader", "attaching to the grader", "being root again", "mount"])
      expect(got[refused], refused).toBeLessThan(0);
    for (const refused of ["writing a file", "deleting a file", "opening a file to all", "new file"])
      expect(got[refused], refused).toBeLessThan(0);
  });
});

describe("looking for walls", () => {
  it.runIf(isLinux)("takes the next when one does not work, and says why", async () => {
    const found = await findLauncher({ bwrap: "/bin/false", unshare: "/no/such/unshare" });
    expect(found.launcher.name).toBe("seal");
    expect([...found.failed]).toEqual([
      ["bubblewrap", expect.stringMatching(/exit code 1/)],
      ["unshare", expect.stringMatching(/no\/such\/unshare/)],
    ]);
  });

  it.runIf(isLinux)("does not believe a program that puts up none", async () => {
    const nothing = path.join(scratch, "bwrap");
    writeFileSync(nothing, '#!/bin/sh\nwhile [ "$1" != -- ]; do shift; done\nshift\nexec "$@"\n', { mode: 0o755 });
    const found = await findLauncher({ bwrap: nothing });
    expect(found.launcher.name).toBe("seal");
    expect([...found.failed]).toEqual([["bubblewrap", "the namespaces pid, net, mnt are the grader's own"]]);
  });
});

/** Starts a grader with one child, kills it, and returns the processes that the child was made of. */
async function killGrader(
  tools: Tools,
  source: string | null,
  look: (child: number | undefined) => void = () => {},
): Promise<number[]> {
  const settings = JSON.stringify({ image, tools, source });
  const grader = spawn(process.execPath, [path.join(import.meta.dirname, "hold-child.ts"), settings], {
    // The last one as a program may have it that starts a grader.
    stdio: ["ignore", "pipe", "inherit", "ignore", "ignore", "pipe"],
  });
  try {
    const processId = Number(await new Promise((resolve) => grader.stdout?.once("data", resolve)));
    const tree = treeOf(processId);
    look(tree.at(-1));
    if (source !== null) {
      const idle = processCpuMs(processId) ?? 0;
      await expect.poll(() => processCpuMs(processId), patience).toBeGreaterThan(idle + 50); // it is in the loop
    }
    return tree;
  } finally {
    grader.kill("SIGKILL");
  }
}

/** What native code gets in the place of a child: see fixtures/broken-out.ts. */
async function breakOut(
  surroundings: Pick<FoundLauncher, "launcher" | "ownUser">,
  file: string,
): Promise<Record<string, number>> {
  const settings = { graderNamespaces: ownNamespaces(), grader: process.pid, file, secret: "/etc/hostname" };
  const script = path.relative("/lib/grading/sandbox", "/tests/sandbox/fixtures/broken-out.ts");
  const command = sandboxedCommand(script, settings, [fixtures], surroundings);
  const isNodes = /^--(permission|allow-fs-read|no-experimental-ffi)/;
  const child = spawnChild({ ...command, args: command.args.filter((argument) => !isNodes.test(argument)) });
  child.stdin.end("go");
  const [output, complaint] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect(complaint).toBe("");
  return JSON.parse(output);
}

/** A process and all that came from it. */
function treeOf(processId: number): number[] {
  const tree = [processId];
  for (const id of tree) {
    const children = readFileSync(`/proc/${id}/task/${id}/children`, "utf8");
    tree.push(...children.split(" ").filter(Boolean).map(Number));
  }
  return tree;
}

/** One that ended and that nobody has asked about is not. */
function isRunning(processId: number): boolean {
  const file = `/proc/${processId}/stat`;
  if (!existsSync(file)) return false;
  try {
    return !/\) Z/.test(readFileSync(file, "utf8"));
  } catch {
    return false;
  }
}
