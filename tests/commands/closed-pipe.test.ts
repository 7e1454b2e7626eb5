import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

test("whoever reads the output may stop reading: the command ends with its own exit code and no complaint", async () => {
  const exercise = "exercises/03-tasks/sequential-to-concurrent";
  const args = ["lib/commands/main.ts", "grade", exercise, `${exercise}/solution.py`, "--json"];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.destroy();
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  expect(stderr).not.toMatch(/EPIPE|Error/);
  expect(code).toBe(0);
});
