/** Memory of processes, as Linux tells it. */
import { readFileSync } from "node:fs";

/** Of a process and all that it started: launchers stand between the grader and a child. 0 where nothing is told. */
export function residentMiB(processId: number): number {
  const own = Number(/^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${processId}/status`))?.[1] ?? 0) / 1024;
  const children = read(`/proc/${processId}/task/${processId}/children`).split(" ").filter(Boolean).map(Number);
  return children.reduce((total, child) => total + residentMiB(child), own);
}

export function medianMiB(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
