/**
 * Children without bubblewrap. Each is sealed (seal.mjs): a program of ours has the kernel confine it to its files, and
 * filter its calls. Behind `unshare` of util-linux, which nearly every Linux has, it is alone in its namespaces as well.
 *
 *   grader ─► unshare ─► sh, first in its namespace ─► Node
 *
 * Each ends with the one before it. The shell is there because becoming another user would undo "end with your parent"
 * for Node itself, and because the kernel spares a namespace's first process the signals by which a crash shows.
 */
import { fileURLToPath } from "node:url";
import type { Launcher, Tools } from "./launcher.ts";
import { neededFiles } from "./needed-files.ts";
import { systemCallFilter } from "./system-call-filter.ts";

const alone = ["--net", "--ipc", "--uts", "--pid", "--fork", "--kill-child"];
const firstProcess = ["/bin/sh", "-c", '"$@"; exit $?', "sh"];
const sealScript = fileURLToPath(new URL("./seal.mjs", import.meta.url));

interface Options {
  /** The child is started as root and becomes another user; else it keeps its user, and none of its capabilities. */
  becomesOther: boolean;
  /** Whether /proc shows the child's own processes alone; some containers forbid to mount one. */
  ownProcesses: boolean;
  /** Whether it may open no file but its own; a Node that is put together in an unusual way may need others. */
  confined: boolean;
}

export function unshare(unshare: string, { setpriv }: Tools, options: Options): Launcher {
  const { becomesOther, ownProcesses } = options;
  const mount = ownProcesses ? ["--mount-proc"] : [];
  const user = becomesOther ? [] : ["--user", "--map-current-user"];
  const enter = [...endWithParent(setpriv), unshare, ...user, ...mount, ...alone, "--", ...firstProcess];
  return {
    name: "unshare",
    wrap: (command, readable) => ({ command: [...enter, ...sealed(command, readable, options)] }),
  };
}

/** No namespaces: for containers that forbid them. */
export function sealedOnly({ setpriv }: Tools, options: Omit<Options, "ownProcesses">): Launcher {
  return {
    name: "seal",
    wrap: (command, readable) => ({ command: [...endWithParent(setpriv), ...sealed(command, readable, options)] }),
  };
}

/** Node's own walls, and none of the system's but its limits. */
export const unwrapped: Launcher = { name: "none", wrap: (command) => ({ command }) };

/** /proc/self is the sealed process's own folder: it stays the same process when it becomes the command. */
function sealed(command: string[], readable: string[], options: Omit<Options, "ownProcesses">): string[] {
  const paths = options.confined ? [...new Set([...neededFiles(), ...readable, "/proc/self"])] : null;
  const filter = systemCallFilter(process.arch)?.toBase64() ?? null;
  const walls = JSON.stringify({ paths, filter, dropCapabilities: !options.becomesOther });
  return [process.execPath, "--disable-warning=ExperimentalWarning", sealScript, walls, ...command];
}

function endWithParent(setpriv: string | undefined): string[] {
  return setpriv ? [setpriv, "--no-new-privs", "--pdeathsig", "KILL"] : [];
}
