/**
 * Children without bubblewrap. Behind `unshare` of util-linux, which nearly every Linux has, a child is alone in its
 * namespaces and without a network; it sees the whole disk, as its user may.
 *
 *   grader ─► unshare ─► sh, first in its namespace ─► Node
 *
 * Each ends with the one before it. The shell is there because becoming another user would undo "end with your parent"
 * for Node itself, and because the kernel spares a namespace's first process the signals by which a crash shows.
 */
import { fileURLToPath } from "node:url";
import type { Launcher, Tools } from "./launcher.ts";

const alone = ["--net", "--ipc", "--uts", "--pid", "--fork", "--kill-child"];
const firstProcess = ["/bin/sh", "-c", '"$@"; exit $?', "sh"];
const sealScript = fileURLToPath(new URL("./seal.ts", import.meta.url));

/** @param ownProcesses whether /proc shows the child's own processes alone; some containers forbid to mount one */
export function unshare(unshare: string, { setpriv }: Tools, ownProcesses: boolean): Launcher {
  const mount = ownProcesses ? ["--mount-proc"] : [];
  const user = process.getuid?.() === 0 ? [] : ["--user", "--map-current-user"];
  const enter = [...endWithParent(setpriv), unshare, ...user, ...mount, ...alone, "--", ...firstProcess];
  return { name: "unshare", wrap: (command) => ({ command: [...enter, ...sealed(command)] }) };
}

/** No namespaces: for containers that forbid them. */
export function filterOnly({ setpriv }: Tools): Launcher {
  return { name: "filter", wrap: (command) => ({ command: [...endWithParent(setpriv), ...sealed(command)] }) };
}

/** Node's own walls, and none of the system's but its limits. */
export const unwrapped: Launcher = { name: "none", wrap: (command) => ({ command }) };

function sealed(command: string[]): string[] {
  return [process.execPath, "--disable-warning=ExperimentalWarning", sealScript, ...command];
}

function endWithParent(setpriv: string | undefined): string[] {
  return setpriv ? [setpriv, "--no-new-privs", "--pdeathsig", "KILL"] : [];
}
