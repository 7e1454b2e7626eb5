/** The walls around student code, one by one: whether each stands here, and what is lost without it. */
import { describeUser } from "../../grading/sandbox/walls/describe-walls.ts";
import { type FoundLauncher, strongestLauncher } from "../../grading/sandbox/walls/find-launcher.ts";
import { broken, type Finding, warning, well } from "./finding.ts";

const about = "walls";

interface Wall {
  stands: boolean;
  name: string;
  /** What native code could do: somebody's who broke out of WebAssembly and of Node's rules. */
  lost: string;
}

const means: Record<FoundLauncher["launcher"]["name"], string> = {
  bubblewrap: "children start behind bubblewrap",
  unshare: "children start behind unshare, and seal themselves",
  seal: "children start without a program of the system, and seal themselves",
  none: "children start without a wall of the system",
};

export async function examineWalls(): Promise<Finding[]> {
  return wallFindings(await strongestLauncher());
}

export function wallFindings(found: FoundLauncher): Finding[] {
  const { permissions, noCodeGeneration } = found.walls;
  if (!permissions || !noCodeGeneration)
    return [broken(about, "Node's own walls do not stand: no child will be used", "Run `npm ci` for the right Node.")];
  const inside = "within each process WebAssembly, Node's permission model, no code from strings";
  return [
    well(about, `${means[found.launcher.name]}; ${inside}`),
    ...systemWalls(found).map((wall) => report(wall, found)),
  ];
}

function systemWalls({ ownUser, walls }: FoundLauncher): Wall[] {
  const isAlone = (kind: (typeof walls.namespaces)[number]) => walls.namespaces.includes(kind);
  return [
    {
      // Where it sees no other processes, the grader's own user does as well; root's name alone does no harm.
      stands: ownUser || (isAlone("pid") && (walls.user !== 0 || walls.noCapabilities === true)),
      name: `a user to whom nothing else here belongs or answers (${describeUser(walls.user)})`,
      lost: "send signals to that user's other processes",
    },
    {
      stands: isAlone("pid"),
      name: "processes of its own: it sees and signals no others, and nothing of it can stay behind",
      lost: "see other processes, and compute on for minutes after its grader was killed",
    },
    {
      stands: isAlone("net"),
      name: "a network of its own, with nothing in it",
      lost: "reach the network",
    },
    {
      stands: walls.onlyItsFiles === true,
      name: "no file to open but Node's and the Python image's, and those for reading",
      lost: "read what its user may read, exercises and their tests included",
    },
    {
      stands: walls.systemCallFilter === true,
      name: "a filter of system calls: no sockets, no processes, no changed files, no mounts, no rare parts of the kernel",
      lost: "try for holes in any part of the kernel, and make processes and files",
    },
    {
      stands: walls.noNewPrivileges === true && walls.noCapabilities === true,
      name: "no capabilities, and no way to new rights",
      lost: "do what root may, or gain that through a program of the system",
    },
  ];
}

function report({ stands, name, lost }: Wall, found: FoundLauncher): Finding {
  return stands ? well(about, name) : warning(about, `not here: ${name}. Native code could ${lost}`, remedyFor(found));
}

function remedyFor({ launcher, failed }: FoundLauncher): string {
  if (process.platform !== "linux") return "Grade strangers' code on Linux: this system has no such wall.";
  const reason = failed.get("bubblewrap");
  if (reason !== undefined)
    return `bubblewrap is here, but does not work (${reason}): allow user namespaces on this machine or in its container.`;
  if (launcher.name === "bubblewrap") return "Update Node and bubblewrap; this machine's kernel may lack it.";
  const refused = failed.get("unshare");
  const hint = refused === undefined ? "" : ` Namespaces are refused here (${refused}): allow them as well.`;
  return `Install bubblewrap (apt install bubblewrap, dnf install bubblewrap), and start the graders anew.${hint}`;
}
