/** `next build`, when what it is made of has changed since the last one. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { OperatorError } from "../../errors.ts";
import { projectRoot } from "../project-root.ts";
import { progress } from "./progress.ts";

const folders = ["app", "lib", "messages", "public"];
const files = [
  "next.config.ts",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];
/** Python runs in the sandbox, the web knows no command, and the generated client follows from the schema. */
const isElsewhere = /\.(py|md)$|__pycache__|^lib\/(commands|database\/generated)\//;
const stamp = path.join(projectRoot, ".next", "built-from");

async function hashSources(): Promise<string> {
  const found = [...files, "prisma/schema.prisma"];
  for (const folder of folders) {
    const entries = await readdir(path.join(projectRoot, folder), { recursive: true, withFileTypes: true }).catch(
      () => [],
    );
    for (const entry of entries)
      if (entry.isFile()) found.push(path.relative(projectRoot, path.join(entry.parentPath, entry.name)));
  }
  const hash = createHash("sha256").update(process.version);
  for (const file of found.filter((name) => !isElsewhere.test(name)).sort())
    hash.update(`${file}\0`).update(await readFile(path.join(projectRoot, file)).catch(() => "absent"));
  return hash.digest("hex");
}

/** @param stopping ends it half-way */
export async function buildWeb(environment: NodeJS.ProcessEnv, stopping: AbortSignal): Promise<void> {
  const sources = await hashSources();
  const builtFrom = await readFile(stamp, "utf8").catch(() => null);
  if (builtFrom === sources) {
    progress("web pages are up to date");
    return;
  }
  progress("building the web pages (half a minute; only after a change) …");
  const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    cwd: projectRoot,
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  const stop = () => child.kill();
  stopping.addEventListener("abort", stop, { once: true });
  const [code] = await once(child, "close");
  stopping.removeEventListener("abort", stop);
  if (stopping.aborted) return;
  if (code !== 0) throw buildFailure(output);
  await writeFile(stamp, sources);
  progress("web pages built");
}

function buildFailure(output: string): OperatorError {
  if (/ENOSPC|no space left/i.test(output))
    return new OperatorError(
      "The disk is full: the web pages could not be built",
      "Free about 500 MB and start again.",
    );
  return new OperatorError(
    `The web pages could not be built:\n${output.trimEnd().split("\n").slice(-30).join("\n")}`,
    "Mend what it names, or restore the files with git.",
  );
}
