/** CPU time and memory of this process and all that descend from it, as Linux tells them; null elsewhere. */
import { readdirSync, readFileSync } from "node:fs";

interface ProcessTimes {
  parent: number;
  /** its own and that of the children that it has waited for */
  cpuMs: number;
}

const msPerTick = 10; // Linux shows times in hundredths of a second, whatever its own tick is

/** CPU milliseconds of the whole tree so far, processes that have ended among them. */
export function treeCpuMs(without: number[] = []): number | null {
  const processes = allProcesses();
  if (processes === null) return null;
  return treeOf(process.pid, processes, without).reduce((sum, id) => sum + (processes.get(id)?.cpuMs ?? 0), 0);
}

/** What descends from this process at the moment, without these. */
export function descendants(without: number[] = []): number[] {
  return treeOf(process.pid, allProcesses() ?? new Map(), without).filter((id) => id !== process.pid);
}

/** Memory of these processes in MiB; what is shared counts once where the system tells. Null where it tells nothing. */
export function memoryMiB(processIds: number[]): number | null {
  if (readOrNull("/proc/self/status") === null) return null;
  return Math.round(processIds.reduce((sum, id) => sum + memoryKiB(id), 0) / 1024);
}

function allProcesses(): Map<number, ProcessTimes> | null {
  try {
    const ids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    const found = new Map<number, ProcessTimes>();
    for (const id of ids) {
      const times = timesOf(id);
      if (times !== null) found.set(Number(id), times);
    }
    return found.has(process.pid) ? found : null;
  } catch {
    return null;
  }
}

function timesOf(id: string): ProcessTimes | null {
  const status = readOrNull(`/proc/${id}/stat`);
  if (status === null) return null; // it has ended meanwhile
  // "pid (name) state parent …": the name may hold anything, so count from its closing bracket.
  const fields = status.slice(status.lastIndexOf(")") + 2).split(" ");
  const [user, system, waitedUser, waitedSystem] = fields.slice(11, 15).map(Number) as [number, number, number, number];
  return { parent: Number(fields[1]), cpuMs: (user + system + waitedUser + waitedSystem) * msPerTick };
}

function treeOf(root: number, processes: Map<number, ProcessTimes>, without: number[]): number[] {
  const tree = [root];
  for (const parent of tree)
    for (const [id, process] of processes) if (process.parent === parent && !without.includes(id)) tree.push(id);
  return tree;
}

function memoryKiB(id: number): number {
  const proportional = readOrNull(`/proc/${id}/smaps_rollup`)?.match(/^Pss:\s+(\d+) kB$/m);
  const resident = readOrNull(`/proc/${id}/status`)?.match(/^VmRSS:\s+(\d+) kB$/m);
  return Number((proportional ?? resident)?.[1] ?? 0);
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
