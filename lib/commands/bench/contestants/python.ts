/** The machine's own Python, which the rivals run on. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";

export interface Python {
  /** of the interpreter itself: `python3` may be a script that looks for it, which would cost the rivals time */
  command: string;
  version: string;
}

const asks = "import sys, platform; print(sys.executable); print(platform.python_version())";
/** The first with asyncio.Runner. */
const oldest = [3, 11] as const;

/** @returns what is missing, in words, where there is none that will do */
export async function findPython(): Promise<Python | { missing: string }> {
  let output: string;
  try {
    output = (await promisify(execFile)("python3", ["-c", asks])).stdout;
  } catch {
    return { missing: "python3 is not installed" };
  }
  const [command = "", version = ""] = output.trim().split(/\r?\n/);
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major < oldest[0] || (major === oldest[0] && minor < oldest[1]))
    return { missing: `python3 is ${version}, and the checks need ${oldest.join(".")}` };
  return { command, version };
}
