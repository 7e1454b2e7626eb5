/** How a sandbox child is started: the outer walls. Node's own are the same on each system, limits are the system's. */
import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ChildSettings } from "./child.ts";

/** "nobody", by number: there may be no account of that name. */
const unprivilegedUser = 65_534;

/**
 * CPU seconds after which the system ends a child, whatever it does. The pool retires children long before
 * (SandboxChild.isWorn); this is for a child whose grader was killed while its program was in a loop that never polls.
 */
export const lifetimeCpuSeconds = 900;

/** No core dumps, no file may be written, and a lifetime. A limit that the system doesn't have is left out; what the shell adds to the environment is, too. */
const limitedStart = `for limit in "-c 0" "-f 0" "-t ${lifetimeCpuSeconds}"; do ulimit $limit 2>/dev/null; done; exec env -i "$@"`;

const here = dirname(fileURLToPath(import.meta.url));
const zodDirectory = dirname(createRequire(import.meta.url).resolve("zod/package.json"));

export interface ChildCommand {
  command: string;
  args: string[];
}

export function childCommand(image: string, warmUp: ChildSettings["warmUp"]): ChildCommand {
  const directory = realpathSync(image);
  const settings: ChildSettings = { image: directory, user: unprivilegedUser, warmUp };
  const readable = [here, zodDirectory, directory].map((path) => `--allow-fs-read=${join(path, "*")}`);
  return withLimits({
    command: process.execPath,
    args: [
      // Denies files, child processes, workers, add-ons, WASI and the network, save what is allowed by name.
      "--permission",
      ...readable,
      "--disallow-code-generation-from-strings",
      "--no-addons",
      // node:sqlite writes files whatever the permissions are; FFI would call any function of the process.
      "--no-experimental-sqlite",
      "--no-experimental-ffi",
      // What a program could bend from outside the language's core, if it ever got into JavaScript.
      "--disable-proto=throw",
      "--frozen-intrinsics",
      // JavaScript's own heap; WebAssembly memory has a limit of its own.
      "--max-old-space-size=96",
      "--disable-warning=ExperimentalWarning",
      join(here, "child.ts"),
      JSON.stringify(settings),
    ],
  });
}

function withLimits({ command, args }: ChildCommand): ChildCommand {
  if (process.platform === "win32") return { command, args };
  return { command: "/bin/sh", args: ["-c", limitedStart, "sh", command, ...args] };
}
