/** How fast and how cheaply submissions are graded, beside a process of `python3 -m unittest` for each. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import type { GradableCode } from "../grading/gradable.ts";
import { gradeAnswer } from "../grading/grade.ts";
import { type OpenSandbox, openSandbox } from "../grading/sandbox/index.ts";
import { childrenCpuMs, processesCpuMs } from "./bench/cpu-time.ts";
import { imageFolder } from "./image-folder.ts";
import { print, printJson, progress } from "./print.ts";

interface Measured {
  submissions: number;
  /** right answers that were graded wrong */
  falseFailures: number;
  perSecond: number;
  latencyMs: { p50: number; p95: number };
  /** null where the system does not tell */
  cpuMsPerSubmission: number | null;
}

const folder = path.join(import.meta.dirname, "bench");
const rounds = 5;
const gradedPerRound = 40;
const unittestsPerRound = 4;

/** @returns true: a benchmark passes by being measured */
export async function bench(options: { json?: boolean }): Promise<boolean> {
  const concurrency = availableParallelism();
  const sandbox = await openSandbox({
    cacheDir: imageFolder(),
    size: concurrency,
    judges: concurrency,
    onProgress: progress,
  });
  try {
    const graders = new Tally(() => processesCpuMs([process.pid, ...sandbox.processIds]));
    const unittests = (await pythonVersion()) === null ? null : new Tally(childrenCpuMs);
    await gradeMany(sandbox, gradedPerRound, concurrency, new Tally(() => null)); // warm up
    // In turns, so that whatever else the machine does meets both alike.
    for (let round = 1; round <= rounds; round++) {
      progress(`round ${round} of ${rounds}`);
      await gradeMany(sandbox, gradedPerRound, concurrency, graders);
      if (unittests) await inParallel(unittestsPerRound, concurrency, unittests, runUnittest);
    }
    report(graders.measured(), unittests?.measured() ?? null, concurrency, options.json ?? false);
  } finally {
    sandbox.close();
  }
  return true;
}

function report(loopwise: Measured, unittest: Measured | null, concurrency: number, json: boolean): void {
  const ratio =
    unittest?.cpuMsPerSubmission && loopwise.cpuMsPerSubmission
      ? round(unittest.cpuMsPerSubmission / loopwise.cpuMsPerSubmission)
      : null;
  if (json) {
    printJson({ version: 1, concurrency, loopwise, unittest, cpuRatio: ratio });
    return;
  }
  print(`${concurrency} at once, five timing assertions per submission`);
  print(`loopwise           ${row(loopwise)}`);
  print(unittest ? `python3 -m unittest ${row(unittest)}` : "python3 is not installed: nothing to compare with");
  if (ratio !== null) print(`unittest takes ${ratio} times the CPU`);
}

const row = ({ perSecond, latencyMs, cpuMsPerSubmission, falseFailures, submissions }: Measured) =>
  `${perSecond}/s   p50 ${latencyMs.p50} ms   p95 ${latencyMs.p95} ms   ` +
  (cpuMsPerSubmission === null ? "CPU unknown here" : `CPU ${cpuMsPerSubmission} ms each`) +
  `   ${falseFailures} of ${submissions} right answers failed`;

const round = (value: number) => Math.round(value * 10) / 10;

/** Sums up work that is done in several batches. */
class Tally {
  readonly #cpuMs: () => number | null;
  readonly #latenciesMs: number[] = [];
  #falseFailures = 0;
  #wallMs = 0;
  #usedCpuMs: number | null = 0;

  constructor(cpuMs: () => number | null) {
    this.#cpuMs = cpuMs;
  }

  async batch(work: (note: (latencyMs: number, passed: boolean) => void) => Promise<void>): Promise<void> {
    const [started, cpuBefore] = [performance.now(), this.#cpuMs()];
    await work((latencyMs, passed) => {
      this.#latenciesMs.push(latencyMs);
      if (!passed) this.#falseFailures++;
    });
    const cpuAfter = this.#cpuMs();
    this.#wallMs += performance.now() - started;
    if (this.#usedCpuMs !== null)
      this.#usedCpuMs = cpuBefore === null || cpuAfter === null ? null : this.#usedCpuMs + cpuAfter - cpuBefore;
  }

  measured(): Measured {
    const sorted = this.#latenciesMs.toSorted((a, b) => a - b);
    const percentile = (share: number) => round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
    return {
      submissions: sorted.length,
      falseFailures: this.#falseFailures,
      perSecond: round((sorted.length / this.#wallMs) * 1000),
      latencyMs: { p50: percentile(0.5), p95: percentile(0.95) },
      cpuMsPerSubmission: this.#usedCpuMs === null ? null : round(this.#usedCpuMs / sorted.length),
    };
  }
}

async function inParallel(count: number, lanes: number, tally: Tally, work: () => Promise<boolean>): Promise<void> {
  let left = count;
  await tally.batch(async (note) => {
    const lane = async () => {
      while (left-- > 0) {
        const started = performance.now();
        const passed = await work();
        note(performance.now() - started, passed);
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  });
}

function gradeMany(sandbox: OpenSandbox, count: number, lanes: number, tally: Tally): Promise<void> {
  const tests = readFileSync(path.join(folder, "tests.py"), "utf8");
  const source = readFileSync(path.join(folder, "answer.py"), "utf8");
  const exercise: GradableCode = { kind: "code", id: "bench", points: 5, limits: {}, world: {}, files: { tests } };
  return inParallel(count, lanes, tally, async () => {
    const answer = { kind: "code" as const, source };
    const { verdict } = await gradeAnswer({ sandbox, exercise, answer, seed: 0, now: () => 0 });
    return verdict.status === "passed";
  });
}

/** Whether the right answer passed: on real time and a busy machine it need not. */
async function runUnittest(): Promise<boolean> {
  return (await python(["-B", "-m", "unittest", "unittest_tests"])).code === 0;
}

/** null where there is no python3 */
async function pythonVersion(): Promise<string | null> {
  return python(["--version"]).then(
    ({ code, output }) => (code === 0 ? output.trim() : null),
    () => null,
  );
}

function python(args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn("python3", args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => {
        output += chunk.toString();
      });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output }));
  });
}
