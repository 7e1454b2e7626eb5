import { spawnSync } from "node:child_process";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/** Runs the command as a person would, in the project's folder. */
export function loopwise(...args: string[]): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, "bin/loopwise.mjs"), ...args], {
    cwd: root,
    encoding: "utf8",
  });
  return { code: status, stdout, stderr };
}
