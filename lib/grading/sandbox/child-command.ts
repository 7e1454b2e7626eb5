/** How a sandbox child is started: the outer walls. Node's own are the same on each system, the rest is the system's. */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { ChildSettings } from "./child.ts";
import type { Launcher, Wrapped } from "./walls/launcher.ts";
import { namespaceFolder, ownNamespaces } from "./walls/namespaces.ts";
import { anyFile, descriptorFolder, statusFile } from "./walls/raise-walls.ts";
import { unwrapped } from "./walls/without-bubblewrap.ts";

/**
 * CPU seconds after which the system ends a child, whatever it does. The pool retires children long before
 * (SandboxChild.isWorn); this is for a child whose grader was killed while its program was in a loop that never polls.
 */
export const lifetimeCpuSeconds = 900;

/**
 * Of memory that a process may write to. Node with one interpreter counts 790 MB of it, most of that never touched; a
 * grown interpreter that waits to be collected, beside its successor, another 260.
 */
const dataKiB = 1536 * 1024;

/** Threads; Node starts with a dozen. Counted over all processes of a user: only for a child that has one to itself. */
const mostThreads = 64;

const here = dirname(fileURLToPath(import.meta.url));
const zodDirectory = dirname(createRequire(import.meta.url).resolve("zod/package.json"));

/** Node looks for it above each script, and may miss it, but not be refused it. */
const packageFile = join(here, "../../../package.json");

export interface ChildCommand extends Pick<Wrapped, "onDescriptor3"> {
  command: string;
  args: string[];
}

export interface Surroundings {
  launcher: Launcher;
  /** Whether each child becomes a user that no other process is. */
  ownUser: boolean;
}

export const noSurroundings: Surroundings = { launcher: unwrapped, ownUser: false };

export function childCommand(
  image: string,
  warmUp: ChildSettings["warmUp"],
  surroundings: Surroundings = noSurroundings,
): ChildCommand {
  const directory = realpathSync(image);
  const settings: ChildSettings = { image: directory, graderNamespaces: ownNamespaces(), warmUp };
  return sandboxedCommand("child.ts", settings, [zodDirectory, directory], surroundings);
}

/**
 * A script of this folder behind all walls that are there. It gets `settings` as its first argument, and its process id
 * as the grader sees it as its second.
 */
export function sandboxedCommand(
  script: string,
  settings: object,
  folders: string[],
  { launcher, ownUser }: Surroundings,
): ChildCommand {
  const readable = [here, ...folders];
  const node = [process.execPath, ...nodeWalls(readable), join(here, script), JSON.stringify(settings)];
  const { command, onDescriptor3 } = launcher.wrap(node, [...readable, packageFile]);
  return { ...withLimits(command, ownUser), ...(onDescriptor3 ? { onDescriptor3 } : {}) };
}

/** With no environment and nowhere to write. */
export function spawnChild({
  command,
  args,
  onDescriptor3,
}: ChildCommand): ChildProcessByStdio<Writable, Readable, Readable> {
  const child = spawn(command, args, {
    env: {} as NodeJS.ProcessEnv,
    cwd: "/",
    stdio: ["pipe", "pipe", "pipe", ...(onDescriptor3 ? ["pipe" as const] : [])],
  });
  // Said again to whoever waits for the child; without a file descriptor left it may have no pipes at all.
  child.on("error", () => {});
  const extra = child.stdio?.[3] as Writable | undefined;
  extra?.on("error", () => {}); // it ended before it read that; its end says so
  extra?.end(onDescriptor3);
  return child as ChildProcessByStdio<Writable, Readable, Readable>;
}

function nodeWalls(readable: string[]): string[] {
  return [
    // Denies files, child processes, workers, add-ons, WASI and the network, save what is allowed by name.
    "--permission",
    ...readable.map((path) => `--allow-fs-read=${join(path, "*")}`),
    // To report what stands; dropped with the rest.
    ...[statusFile, anyFile, `${namespaceFolder}*`, descriptorFolder, `${descriptorFolder}*`].map(
      (path) => `--allow-fs-read=${path}`,
    ),
    "--disallow-code-generation-from-strings",
    "--no-addons",
    // node:sqlite writes files whatever the permissions are; FFI would call any function of the process.
    "--no-experimental-sqlite",
    "--no-experimental-ffi",
    // What a program could bend from outside the language's core, if it ever got into JavaScript.
    "--disable-proto=throw",
    "--frozen-intrinsics",
    // Instead of the system's, which a child can't open.
    `--openssl-config=${join(here, "walls/openssl.cnf")}`,
    // JavaScript's own heap; WebAssembly memory has a limit of its own.
    "--max-old-space-size=96",
    // Functions that are used again and again are optimised early: a child lives for thousands of runs.
    "--wasm-tiering-budget=50000",
    "--disable-warning=ExperimentalWarning",
  ];
}

/** A limit that the system doesn't have is left out; what the shell adds to the environment is, too. */
function withLimits(command: string[], ownUser: boolean): Omit<ChildCommand, "onDescriptor3"> {
  const [program = "", ...args] = command;
  if (process.platform === "win32") return { command: program, args };
  // No core dumps, no file may be written, a lifetime, memory. Shells name the limit of processes differently.
  const limits = ["-c 0", "-f 0", `-t ${lifetimeCpuSeconds}`, `-d ${dataKiB}`];
  if (ownUser) limits.push(`-u ${mostThreads}`, `-p ${mostThreads}`);
  const quoted = limits.map((limit) => `"${limit}"`).join(" ");
  const script = `for limit in ${quoted}; do ulimit $limit 2>/dev/null; done; exec env -i "$@" "$$"`;
  return { command: "/bin/sh", args: ["-c", script, "sh", ...command] };
}
