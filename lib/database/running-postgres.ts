/** The embedded PostgreSQL as somebody else finds it who starts nothing and changes nothing. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { isOurPostmaster } from "./postmaster.ts";

export type FoundPostgres =
  | { state: "missing" | "stopped" }
  | { state: "running"; url: (database: string) => string }
  /** It belongs to another user of this machine. */
  | { state: "unreadable" };

/** @param folder as in embedded-postgres.ts */
export function findRunningPostgres(folder: string): FoundPostgres {
  if (!existsSync(folder)) return { state: "missing" };
  try {
    const password = readFileSync(path.join(folder, "password"), "utf8");
    const pidFile = path.join(folder, "data/postmaster.pid");
    if (!existsSync(pidFile)) return { state: "stopped" };
    const lines = readFileSync(pidFile, "utf8").split("\n");
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    if (!(pid > 0 && port > 0 && isOurPostmaster(pid, folder))) return { state: "stopped" };
    return { state: "running", url: (database) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}` };
  } catch {
    return { state: "unreadable" };
  }
}
