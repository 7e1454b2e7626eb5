/**
 * A child behind bubblewrap: alone in its namespaces, without a network, and with nothing on its disk but Node and what
 * it is given, all of it read-only. The kernel refuses it a long list of calls (system-call-filter.ts).
 *
 *   grader ─► bwrap ─► bwrap, first in its namespace ─► Node
 *
 * Each ends with the one before it, and the namespace with its first process: nothing can stay behind.
 */
import type { Launcher } from "./launcher.ts";
import { neededFiles } from "./needed-files.ts";
import { systemCallFilter } from "./system-call-filter.ts";

const alone = ["--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"];

/** What loading and becoming another user take; becoming one takes all of it away (raise-walls.ts). */
const asOther = ["CAP_SETUID", "CAP_SETGID", "CAP_DAC_READ_SEARCH"].flatMap((name) => ["--cap-add", name]);
const asSelf = ["--unshare-user"];

/**
 * @param becomesOther the child is started as root and becomes another user; it has no user namespace then, in which it
 *   would still be root to files outside
 */
export function bubblewrap(bwrap: string, becomesOther: boolean): Launcher {
  return {
    name: "bubblewrap",
    wrap: (command, readable) => {
      const filter = systemCallFilter(process.arch);
      const files = [...neededFiles(), ...readable];
      return {
        command: [
          bwrap,
          "--die-with-parent",
          "--new-session",
          ...alone,
          "--cap-drop",
          "ALL",
          ...(becomesOther ? asOther : asSelf),
          ...[...new Set(files)].flatMap((path) => ["--ro-bind", path, path]),
          "--proc",
          "/proc",
          "--remount-ro",
          "/",
          "--chdir",
          "/",
          ...(filter ? ["--seccomp", "3"] : []),
          "--",
          ...command,
        ],
        ...(filter ? { onDescriptor3: filter } : {}),
      };
    },
  };
}
