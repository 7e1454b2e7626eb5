/** Starts the application as the README does, in a data folder of its own, for tests in a real browser. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

export interface RunningApp {
  url: string;
  process: ChildProcess;
  dataDir: string;
  /** what it has printed so far */
  log: () => string;
  /** SIGTERM, then waits for its end; throws where it leaves its database behind. */
  stop: () => Promise<void>;
}

export interface AppOptions {
  name: string;
  port: number;
  /** keep what an earlier run left in the data folder */
  keepData?: boolean;
  arguments?: string[];
}

export async function startApp({
  name,
  port,
  keepData = false,
  arguments: args = [],
}: AppOptions): Promise<RunningApp> {
  const dataDir = path.join(root, ".data", `test-${name}`);
  if (!keepData) rmSync(dataDir, { recursive: true, force: true });
  const child = spawn(process.execPath, [path.join(root, "lib/commands/start.ts"), ...args], {
    cwd: root,
    env: { ...process.env, PORT: String(port), LOOPWISE_DATA: dataDir, DATABASE_URL: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      log += chunk.toString();
      if (process.env.E2E_LOG) process.stderr.write(chunk);
    });
  }
  const url = `http://localhost:${port}`;
  await untilHealthy(url, child, () => log);
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    await ended;
    const pidFile = path.join(dataDir, "postgres", "data", "postmaster.pid");
    if (existsSync(pidFile)) throw new Error(`A database process was left behind: ${readFileSync(pidFile, "utf8")}`);
  };
  return { url, process: child, dataDir, log: () => log, stop };
}

async function untilHealthy(url: string, child: ChildProcess, log: () => string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The application ended:\n${log()}`);
    const healthy = await fetch(`${url}/api/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (healthy) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
