/** The operating system's side of the embedded PostgreSQL: making a cluster, starting its postmaster, recognising it. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import type { Launch, PostgresBinaries } from "./postgres-binaries.ts";

/** Independent of the machine's locales, which a slim container lacks. */
const locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];

export async function initialiseCluster(folder: string, binaries: PostgresBinaries, launch: Launch, fast: boolean) {
  const args = [
    `--pgdata=${path.join(folder, "data")}`,
    "--username=postgres",
    "--auth=scram-sha-256",
    `--pwfile=${path.join(folder, "password")}`,
    ...locale,
    ...(fast ? ["--no-sync"] : []),
  ];
  const [program, programArgs, options] = launch.command(binaries.initdb, args);
  const child = spawn(program, programArgs, { ...options, stdio: ["ignore", "ignore", "pipe"] });
  let complaints = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`initdb failed: ${complaints.trim()}`);
}

const logLimitBytes = 5_000_000;

export interface PostmasterOptions {
  binaries: PostgresBinaries;
  launch: Launch;
  port: number;
  fast?: boolean;
}

/** Detached, so that Ctrl-C reaches us alone and we can end web and grader before their database. */
export async function spawnPostmaster(folder: string, options: PostmasterOptions): Promise<ChildProcess> {
  const settings = {
    listen_addresses: "127.0.0.1",
    port: options.port,
    unix_socket_directories: "",
    max_connections: 100,
    shared_buffers: "64MB",
    log_min_messages: "warning",
    ...(options.fast ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {}),
  };
  const args = Object.entries(settings).flatMap(([name, setting]) => ["-c", `${name}=${setting}`]);
  const logFile = path.join(folder, "log");
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > logLimitBytes) rmSync(logFile);
  // A file and not a pipe: the postmaster may outlive us.
  const log = openSync(logFile, "a", 0o600);
  try {
    const [program, programArgs, spawnOptions] = options.launch.command(options.binaries.postgres, [
      "-D",
      path.join(folder, "data"),
      ...args,
    ]);
    const child = spawn(program, programArgs, { ...spawnOptions, stdio: ["ignore", log, log], detached: true });
    child.unref();
    await once(child, "spawn");
    return child;
  } finally {
    closeSync(log);
  }
}

/** Not merely some process that has got the pid of a dead one. */
export function isOurPostmaster(pid: number, folder: string): boolean {
  const data = path.join(folder, "data");
  if (process.platform === "linux") {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(data);
    } catch {
      return false;
    }
  }
  if (process.platform === "win32") return true;
  return spawnSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" }).stdout.includes(data);
}

/** The last lines of its log; empty where there is none. */
export function logTail(folder: string): string {
  try {
    return readFileSync(path.join(folder, "log"), "utf8").trimEnd().split("\n").slice(-8).join("\n");
  } catch {
    return "";
  }
}
