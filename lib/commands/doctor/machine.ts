/** What the machine has: Node, memory, disk, and a browser for the tests. */
import { existsSync, statfsSync } from "node:fs";
import path from "node:path";
import { env } from "../../env.ts";
import { imageFolder } from "../image-folder.ts";
import { broken, type Finding, warning, well } from "./finding.ts";
import { locateBrowser } from "./locate-browser.ts";

const oldestNode = 26;
const mib = 1024 * 1024;
const childMib = 300;
/** An image, and another while sources change. */
const cacheMib = 100;

export function examineNode(): Finding {
  const { node } = process.versions;
  if (Number(node.split(".")[0]) >= oldestNode) return well("node", `Node ${node} (${process.execPath})`);
  return broken("node", `Node ${node} is older than ${oldestNode}`, "Run `npm ci`, which brings the right one.");
}

/** Of one grader process: observers, one spare, and judges. */
export function examineMemory(): Finding {
  const { graders } = env();
  const children = 2 * graders + 1;
  const needed = children * childMib;
  const free = Math.floor(process.availableMemory() / mib);
  const says = `${free} MiB are free; ${children} sandbox children (GRADERS=${graders}) take up to ${needed} MiB`;
  return free >= needed ? well("memory", says) : warning("memory", says, "Free some memory, or set GRADERS lower.");
}

export function examineDisk(): Finding {
  const folder = nearestExisting(imageFolder());
  const { bavail, bsize } = statfsSync(folder);
  const free = Math.floor((bavail * bsize) / mib);
  const says = `${free} MiB are free for the cache in ${folder}`;
  return free >= cacheMib ? well("disk", says) : warning("disk", says, "Free 100 MiB there, or set LOOPWISE_CACHE.");
}

function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(path.dirname(folder));
}

export async function examineBrowser(): Promise<Finding> {
  const found = await locateBrowser({ named: env().chromiumPath, searchSystem: true });
  if ("problem" in found) return warning("browser", `for the tests: ${found.problem}`, found.remedy);
  return well("browser", `for the tests: ${found.from}${found.path === null ? "" : ` (${found.path})`}`);
}
