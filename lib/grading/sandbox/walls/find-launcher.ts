/** Which walls this machine lets us build: each way to start a child is tried, the strongest first. */

import { type ChildProcess, spawn } from "node:child_process";
import { GraderFault } from "../../grader-fault.ts";
import { type Surroundings, sandboxedCommand, spawnChild } from "../child-command.ts";
import { type Walls, walls } from "../protocol.ts";
import { bubblewrap } from "./bubblewrap.ts";
import type { Launcher, Tools } from "./launcher.ts";
import { type NamespaceKind, ownNamespaces } from "./namespaces.ts";
import { isOwnUser } from "./raise-walls.ts";
import { sealedOnly, unshare, unwrapped } from "./without-bubblewrap.ts";

export interface FoundLauncher extends Surroundings {
  /** What stood around the child that tried it. */
  walls: Walls;
  /** Stronger ways, and why they don't work here. */
  failed: ReadonlyMap<Launcher["name"], string>;
}

interface Candidate {
  launcher: Launcher;
  /** Namespaces that it is for: without them it counts as failed. */
  promises: NamespaceKind[];
  /** Taken even where the child stays root with capabilities. */
  isLastResort?: true;
}

const probeLimitMs = 20_000;

let found: Promise<FoundLauncher> | undefined;

/** The strongest one that works here; tried once in this process. */
export function strongestLauncher(): Promise<FoundLauncher> {
  found ??= findTools().then(findLauncher);
  return found;
}

/**
 * @throws GraderFault when not even a plain child starts
 */
export async function findLauncher(tools: Tools): Promise<FoundLauncher> {
  const failed = new Map<Launcher["name"], string>();
  for (const candidate of candidates(tools)) {
    const { name } = candidate.launcher;
    try {
      const walls = await probe(candidate.launcher);
      const problem = shortcoming(candidate, walls);
      if (problem === null) {
        failed.delete(name);
        return { launcher: candidate.launcher, ownUser: isOwnUser(walls.user), walls, failed };
      }
      failed.set(name, problem);
    } catch (error) {
      failed.set(name, error instanceof Error ? error.message : String(error));
    }
  }
  throw new GraderFault(`No process can be started here: ${failed.get("none")}`);
}

function shortcoming({ promises, isLastResort }: Candidate, walls: Walls): string | null {
  const missing = promises.filter((kind) => !walls.namespaces.includes(kind));
  if (missing.length > 0) return `the namespaces ${missing.join(", ")} are the grader's own`;
  if (walls.noCapabilities === false && !isLastResort) return "the child stays root and keeps its capabilities";
  return null;
}

function candidates(tools: Tools): Candidate[] {
  const list: Candidate[] = [];
  // Some containers have root, but no other user that it could become.
  const users = process.getuid?.() === 0 ? [true, false] : [false];
  for (const becomesOther of tools.bwrap ? users : [])
    list.push({ launcher: bubblewrap(tools.bwrap ?? "", becomesOther), promises: ["pid", "net", "mnt"] });
  const sealings = [true, false].flatMap((confined) => users.map((becomesOther) => ({ confined, becomesOther })));
  for (const sealing of tools.unshare ? sealings : []) {
    const way = (ownProcesses: boolean) => unshare(tools.unshare ?? "", tools, { ...sealing, ownProcesses });
    list.push(
      { launcher: way(true), promises: ["pid", "net", "mnt"] },
      { launcher: way(false), promises: ["pid", "net"] },
    );
  }
  for (const sealing of process.platform === "linux" ? sealings : [])
    list.push({ launcher: sealedOnly(tools, sealing), promises: [] });
  if (process.platform === "linux")
    list.push({
      launcher: sealedOnly(tools, { confined: true, becomesOther: false }),
      promises: [],
      isLastResort: true,
    });
  list.push({ launcher: unwrapped, promises: [], isLastResort: true });
  return list;
}

/** On the PATH of whoever started the grader: the children themselves have none. */
export async function findTools(): Promise<Tools> {
  if (process.platform !== "linux") return {};
  const script = "for tool in bwrap unshare setpriv; do command -v $tool; done; exit 0";
  const { output } = await runToEnd(spawn("/bin/sh", ["-c", script], { stdio: ["ignore", "pipe", "ignore"] }));
  const paths = output.split("\n").filter((line) => line.startsWith("/"));
  return Object.fromEntries(paths.map((path) => [path.slice(path.lastIndexOf("/") + 1), path]));
}

async function probe(launcher: Launcher): Promise<Walls> {
  const settings = { graderNamespaces: ownNamespaces() };
  const child = spawnChild(sandboxedCommand("walls/probe.ts", settings, [], { launcher, ownUser: false }));
  const timer = setTimeout(() => child.kill("SIGKILL"), probeLimitMs);
  child.stdin.on("error", () => {}); // it ended before it read; its end says so
  child.stdin.end("report");
  const { output, complaint, how } = await runToEnd(child).finally(() => clearTimeout(timer));
  const seen = walls.safeParse(parseJson(output));
  if (seen.success && how === "exit code 0") return seen.data;
  throw new Error(complaint.trim().split("\n")[0] || `it ended with ${how}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function runToEnd(child: ChildProcess): Promise<{ output: string; complaint: string; how: string }> {
  return new Promise((resolve, reject) => {
    let output = "";
    let complaint = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      complaint = (complaint + text).slice(0, 2_000);
    });
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ output, complaint, how: signal ?? `exit code ${code}` }));
  });
}
