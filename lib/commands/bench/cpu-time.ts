/** CPU time of processes, as Linux tells it; null elsewhere. */
import { readFileSync } from "node:fs";
import { processCpuMs } from "../../grading/sandbox/child-cpu-time.ts";

/** CPU milliseconds of these processes together. */
export function processesCpuMs(processIds: number[]): number | null {
  const times = processIds.map(processCpuMs);
  return times.reduce<number | null>((sum, time) => (sum === null || time === null ? null : sum + time), 0);
}

/** CPU milliseconds of all child processes of this one that have ended. */
export function childrenCpuMs(): number | null {
  try {
    const status = readFileSync("/proc/self/stat", "utf8");
    const fields = status.slice(status.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[13]) + Number(fields[14])) * 10; // cutime and cstime, in hundredths of a second
  } catch {
    return null;
  }
}
