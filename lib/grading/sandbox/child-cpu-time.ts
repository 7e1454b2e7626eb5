/** CPU time and memory of a child, whatever programs stand between it and us. */
import { readdirSync, readFileSync } from "node:fs";

const msPerTick = 10; // Linux shows times in hundredths of a second, whatever its own tick is

/** CPU milliseconds that a process and all that came from it have used; null where the system doesn't tell. */
export function processCpuMs(processId: number): number | null {
  return sumOverTree(processId, ownCpuMs);
}

/** Of a process and all that came from it, as far as it lies in memory now; null where the system doesn't tell. */
export function processMemoryMiB(processId: number): number | null {
  return sumOverTree(processId, ownMemoryMiB);
}

function sumOverTree(processId: number, figureOf: (id: number) => number | null): number | null {
  const tree = [processId];
  let total = 0;
  for (const id of tree) {
    const own = figureOf(id);
    if (own === null && id === processId) return null;
    total += own ?? 0; // it ended meanwhile
    tree.push(...childrenOf(id));
  }
  return total;
}

function ownMemoryMiB(processId: number): number | null {
  const kiB = /^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${processId}/status`) ?? "")?.[1];
  return kiB === undefined ? null : Number(kiB) / 1024;
}

/** All threads together. */
function ownCpuMs(processId: number): number | null {
  const fields = readStatus(processId);
  const [userTicks, systemTicks] = [Number(fields[11]), Number(fields[12])];
  return Number.isFinite(userTicks + systemTicks) ? (userTicks + systemTicks) * msPerTick : null;
}

/** What /proc/PID/stat says after the name; empty where there is no such process, or no such file. */
function readStatus(processId: number): string[] {
  const status = read(`/proc/${processId}/stat`);
  // "pid (name) state …": the name may hold anything, so count from its closing bracket.
  return status === null ? [] : status.slice(status.lastIndexOf(")") + 2).split(" ");
}

/** Those of its main thread: the programs that put walls around a child have no other, and the child has no children. */
function childrenOf(processId: number): number[] {
  const listed = read(`/proc/${processId}/task/${processId}/children`);
  if (listed !== null) return listed.split(" ").filter(Boolean).map(Number);
  return hasProcessList ? [] : searchChildrenOf(processId);
}

/** For a kernel that was built without that list. */
function searchChildrenOf(processId: number): number[] {
  return listProcesses().filter((id) => Number(readStatus(id)[1]) === processId);
}

const hasProcessList = read(`/proc/${process.pid}/task/${process.pid}/children`) !== null;

function listProcesses(): number[] {
  try {
    return readdirSync("/proc").map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
