/** What most courses do: `python3 -m unittest`, a process for each submission. */
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Contestant, Submission } from "../contestant.ts";
import type { Python } from "./python.ts";

/** Each is a module of the same name in python/. */
const clocks = {
  hundredths: {
    name: "unittest",
    note: "real sleeps: a second of the exercise is 10 ms, and a time may be off by half of that",
  },
  tenths: {
    name: "unittest, tenths",
    note: "real sleeps: a second of the exercise is 100 ms, and a time may be off by 10 %",
  },
  without_sleeps: {
    name: "unittest without sleeps",
    note: "on a fake clock that jumps to the next timer, so nothing is waited for",
  },
} as const;

const pythonFolder = path.join(import.meta.dirname, "../python");

export function unittest(python: Python, clock: keyof typeof clocks): Contestant {
  const folder = mkdtempSync(path.join(tmpdir(), "loopwise-bench-"));
  let runs = 0;
  return {
    name: clocks[clock].name,
    note: `python3 -m unittest, a process for each submission, no wall; ${clocks[clock].note}`,
    pace: "tenths",
    mostAtOnce: Number.POSITIVE_INFINITY,
    onRealTime: clock !== "without_sleeps",
    async grade(submission, source) {
      const place = path.join(folder, String(runs++));
      await layOut(place, submission, source);
      const passed = (await exitCode(python.command, ["-B", "-m", "unittest", clock], place)) === 0;
      rmSync(place, { recursive: true });
      return passed;
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function layOut(place: string, { checks }: Submission, source: string): Promise<void> {
  await mkdir(place);
  cpSync(pythonFolder, place, { recursive: true });
  writeFileSync(path.join(place, "checks.py"), checks);
  writeFileSync(path.join(place, "answer.py"), source);
}

function exitCode(command: string, args: string[], cwd: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: "ignore" });
    child.once("error", reject);
    child.once("close", resolve);
  });
}
