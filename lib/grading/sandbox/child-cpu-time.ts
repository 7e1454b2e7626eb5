/** CPU time of another process. */
import { readFileSync } from "node:fs";

const msPerTick = 10; // Linux shows times in hundredths of a second, whatever its own tick is

/** CPU milliseconds that a process has used, all threads together; null where the system doesn't tell. */
export function processCpuMs(processId: number): number | null {
  let status: string;
  try {
    status = readFileSync(`/proc/${processId}/stat`, "utf8");
  } catch {
    return null;
  }
  // "pid (name) state …": the name may hold anything, so count from its closing bracket.
  const fields = status.slice(status.lastIndexOf(")") + 2).split(" ");
  const [userTicks, systemTicks] = [Number(fields[11]), Number(fields[12])];
  return Number.isFinite(userTicks + systemTicks) ? (userTicks + systemTicks) * msPerTick : null;
}
