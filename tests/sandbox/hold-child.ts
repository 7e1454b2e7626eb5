/** A grader to be killed: holds one child, in a loop that only a signal ends if asked to, and prints its process id. */
import { childCommand } from "#lib/grading/sandbox/child-command.ts";
import { SandboxChild } from "#lib/grading/sandbox/sandbox-child.ts";
import { findLauncher } from "#lib/grading/sandbox/walls/find-launcher.ts";

const { image, tools, source } = JSON.parse(process.argv[2] ?? "");
const child = new SandboxChild(childCommand(image, [], await findLauncher(tools)));
await child.ready;
const limits = { cpuMs: 600_000, outputBytes: 4_096, memoryMiB: 128, seed: 1 };
if (source !== null)
  child.call({ entry: "run", input: JSON.stringify({ source }), limits, keep: false }).catch(() => {});
console.log(child.processId);
