/** The Node that runs the project. Plain JavaScript for any Node from 18 on, without a dependency. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

/** The first whose parts the project uses: argon2 and TypeScript without flags, `process.permission.drop`. */
export const oldestNode = 26;

/** On Windows npm's own is a script, which only a shell runs. */
export const needsShell = (node) => node.endsWith(".cmd");

/** The project's own, from npm; else this one, if it is new enough; else null. */
export function findNode(root) {
  const own = path.join(root, "node_modules/.bin", process.platform === "win32" ? "node.cmd" : "node");
  if (existsSync(own) && spawnSync(own, ["--version"], { shell: needsShell(own) }).status === 0) return own;
  return Number(process.versions.node.split(".")[0]) >= oldestNode ? process.execPath : null;
}
