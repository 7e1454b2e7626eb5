/**
 * A child behind `unshare` of util-linux, which nearly every Linux has: alone in its namespaces and without a network.
 * It sees the whole disk, as its user may, and there is no filter of system calls.
 *
 *   grader ─► unshare ─► sh, first in its namespace ─► Node
 *
 * Each ends with the one before it. The shell is there because becoming another user would undo "end with your parent"
 * for Node itself, and because the kernel spares a namespace's first process the signals by which a crash shows.
 */
import type { Launcher, Tools } from "./launcher.ts";

const alone = ["--net", "--ipc", "--uts", "--pid", "--fork", "--kill-child"];
const firstProcess = ["/bin/sh", "-c", '"$@"; exit $?', "sh"];

/** @param ownProcesses whether /proc shows the child's own processes alone; some containers forbid to mount one */
export function unshare(unshare: string, { setpriv }: Tools, ownProcesses: boolean): Launcher {
  const mount = ownProcesses ? ["--mount-proc"] : [];
  const user = process.getuid?.() === 0 ? [] : ["--user", "--map-current-user"];
  return {
    name: "unshare",
    wrap: (command) => ({
      command: [...endWithParent(setpriv), unshare, ...user, ...mount, ...alone, "--", ...firstProcess, ...command],
    }),
  };
}

/** No namespaces. */
export function unwrapped({ setpriv }: Tools): Launcher {
  return { name: "none", wrap: (command) => ({ command: [...endWithParent(setpriv), ...command] }) };
}

/** And never more rights than now, through any program. */
function endWithParent(setpriv: string | undefined): string[] {
  return setpriv ? [setpriv, "--no-new-privs", "--pdeathsig", "KILL"] : [];
}
