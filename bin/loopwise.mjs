#!/usr/bin/env node
/** Runs under any Node from 18 on: hands the command to the project's own Node, which runs TypeScript directly. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const executable = process.platform === "win32" ? "node.exe" : "node";
const node = [
  path.join(root, "node_modules", "node", "bin", executable),
  path.join(root, "node_modules", ".bin", executable),
].find((file) => existsSync(file));

if (!node) {
  process.stderr.write(`loopwise: the dependencies are not installed: run \`npm ci\` in ${root}\n`);
  process.exit(2);
}
const main = path.join(root, "lib", "commands", "main.ts");
const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => {
  process.stderr.write(`loopwise: ${node} does not start: ${error.message}: run \`npm ci\` in ${root}\n`);
  process.exit(2);
});
child.on("exit", (code, signal) => {
  if (signal === null) process.exit(code ?? 1);
  // Die of the same signal, so that a shell sees what happened.
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
