/** Web and grader as children: their lines under their names, restarted or reported when they end. */
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { messageOf } from "../../errors.ts";
import { projectRoot } from "../project-root.ts";
import { progress } from "./progress.ts";

export interface RunningProcess {
  /** fulfilled with how, in words */
  ended: Promise<string>;
  stop: () => Promise<void>;
}

/** Then it is killed: a grader gets longer than any grading takes, the web server as long as a request. */
const graceMs = { grader: 20_000, web: 3_000 };
const preload = new URL("./end-with-parent.ts", import.meta.url).href;

/** @param args of our own Node */
export function startProcess(
  name: keyof typeof graceMs,
  args: string[],
  environment: NodeJS.ProcessEnv,
): RunningProcess {
  const child = spawn(process.execPath, ["--import", preload, ...args], {
    cwd: projectRoot,
    env: environment,
    // The channel carries nothing: its end tells the child that we are gone.
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    // A group of its own: Ctrl-C reaches us alone, and we stop them in order.
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr])
    if (stream) createInterface({ input: stream }).on("line", (line) => line.trim() && progress(`${name} │ ${line}`));
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(messageOf(error)));
    child.once("exit", (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  return { ended, stop: () => stopChild(child, ended, graceMs[name]) };
}

async function stopChild(child: ChildProcess, ended: Promise<string>, grace: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  child.kill("SIGTERM");
  const killing = setTimeout(() => child.kill("SIGKILL"), grace);
  await ended;
  clearTimeout(killing);
}

const shortestPauseMs = 500;
const longestPauseMs = 30_000;
/** Who lived this long did not fail at starting. */
const healthyMs = 60_000;

/** Starts it again whenever it ends, after a pause that grows while it keeps failing. */
export function keepRunning(
  name: keyof typeof graceMs,
  args: string[],
  environment: NodeJS.ProcessEnv,
): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  let current = startProcess(name, args, environment);
  const supervise = async (): Promise<void> => {
    let pauseMs = shortestPauseMs;
    for (let since = performance.now(); ; since = performance.now()) {
      const how = await current.ended;
      if (stopping.signal.aborted) return;
      pauseMs = performance.now() - since > healthyMs ? shortestPauseMs : Math.min(pauseMs * 2, longestPauseMs);
      progress(`${name} ended (${how}); starting it again in ${pauseMs / 1000} s`);
      await delay(pauseMs, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      current = startProcess(name, args, environment);
    }
  };
  void supervise();
  return {
    stop: async () => {
      stopping.abort();
      await current.stop();
    },
  };
}
