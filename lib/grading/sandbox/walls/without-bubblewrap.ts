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

interface Options {
  /** The child is started as root and becomes another user; else it keeps its user, and none of its capabilities. */
  becomesOther: boolean;
  /** Whether /proc shows the child's own processes alone; some containers forbid to mount one. */
  ownProcesses: boolean;
}

export function unshare(unshare: string, { setpriv }: Tools, { becomesOther, ownProcesses }: Options): Launcher {
  const mount = ownProcesses ? ["--mount-proc"] : [];
  const user = becomesOther ? [] : ["--user", "--map-current-user"];
  const enter = [...endWithParent(setpriv), unshare, ...user, ...mount, ...alone, "--", ...firstProcess];
  const inside = becomesOther ? [] : withoutCapabilities(setpriv);
  return { name: "unshare", wrap: (command) => ({ command: [...enter, ...inside, ...sealed(command)] }) };
}

/** No namespaces: for containers that forbid them. */
export function filterOnly({ setpriv }: Tools, { becomesOther }: Pick<Options, "becomesOther">): Launcher {
  const before = [...endWithParent(setpriv), ...(becomesOther ? [] : withoutCapabilities(setpriv))];
  return { name: "filter", wrap: (command) => ({ command: [...before, ...sealed(command)] }) };
}

/** Node's own walls, and none of the system's but its limits. */
export const unwrapped: Launcher = { name: "none", wrap: (command) => ({ command }) };

function sealed(command: string[]): string[] {
  return [process.execPath, "--disable-warning=ExperimentalWarning", sealScript, ...command];
}

function endWithParent(setpriv: string | undefined): string[] {
  return setpriv ? [setpriv, "--no-new-privs", "--pdeathsig", "KILL"] : [];
}

/** An ordinary user has none to begin with. */
function withoutCapabilities(setpriv: string | undefined): string[] {
  return setpriv && process.getuid?.() === 0 ? [setpriv, "--bounding-set", "-all", "--inh-caps", "-all"] : [];
}
