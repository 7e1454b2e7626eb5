#!/usr/bin/env node
/** Runs under any Node from 18 on: hands the command to the project's own Node, which runs TypeScript directly. */
import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { findNode, needsShell } from "./find-node.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const node = findNode(root);

if (!node) {
  process.stderr.write(`loopwise: the dependencies are not installed: run \`npm ci\` in ${root}\n`);
  process.exit(2);
}
const main = path.join(root, "lib", "commands", "main.ts");
const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: "inherit", shell: needsShell(node) });
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
