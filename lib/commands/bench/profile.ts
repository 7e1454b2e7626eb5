/** Where a submission's milliseconds go: the same grading in this one process, without walls, each piece timed. */
import type { Sandbox } from "../../grading/gradable.ts";
import { defaultLimits } from "../../grading/observation.ts";
import { createInterpreter, type Interpreter } from "../../grading/sandbox/host/interpreter.ts";
import { readImage } from "../../grading/sandbox/image/image-files.ts";
import { ensureGraderImage } from "../../grading/sandbox/index.ts";
import { toObservation } from "../../grading/sandbox/to-observation.ts";
import type { Submission } from "./contestant.ts";
import { gradeIn } from "./contestants/loopwise.ts";
import { percentile } from "./measure.ts";

const pieces = {
  writeRequests: "requests are written (JSON)",
  observeProgram: "the program runs on its own, for its timeline",
  observeExpressions: "five expressions run, each in a clean interpreter",
  resetObserver: "the interpreter is made like new, six times",
  parseObservations: "six observations are read and checked",
  judgeLoadsTests: "the judge loads tests.py",
  judgeDecides: "the judge decides",
  resetJudge: "the judge is made like new",
  rest: "the rest in TypeScript: rounds, reports, the verdict",
} as const;
type Piece = keyof typeof pieces;

export interface Profile {
  /** milliseconds of one submission, medians of many */
  pieces: { piece: string; ms: number }[];
  totalMs: number;
  /** one run of an empty program: what each of the six costs before the learner's code does anything */
  observeNothingMs: number;
  /** one run that imports the answer and does nothing with it */
  observeImportMs: number;
  resetMs: { p50: number; p95: number };
}

const warmUps = 12;
/** Far beyond what these submissions need: limits cost what they always do, and end nothing. */
const limits = { cpuMs: 60_000, outputBytes: 1024 * 1024, memoryBytes: 128 * 1024 * 1024, seed: 0 };

export async function profile(cacheDir: string, submissions: Submission[], runs: number): Promise<Profile> {
  const artifacts = readImage(await ensureGraderImage({ cacheDir }));
  const now = () => performance.now();
  const interpreters = { observer: createInterpreter(artifacts, now), judge: createInterpreter(artifacts, now) };
  const samples: Record<Piece | "total", number>[] = [];
  const [resets, nothings, imports]: [number[], number[], number[]] = [[], [], []];
  for (let run = 0; run < warmUps + runs; run++) {
    const watch = new Stopwatch();
    const started = now();
    const submission = submissions[run % submissions.length] as Submission;
    const passed = await gradeIn(sandboxHere(interpreters, watch), submission, submission.answer);
    const total = now() - started;
    if (!passed) throw new Error(`the right answer of ${submission.name} fails in this process`);
    const nothing = doNothingWith("", interpreters.observer);
    const imported = doNothingWith(submission.answer, interpreters.observer);
    if (run < warmUps) continue;
    samples.push({ ...watch.sums, rest: total - watch.total, total });
    resets.push(...watch.resets);
    nothings.push(nothing);
    imports.push(imported);
  }
  const median = (name: Piece | "total") =>
    percentile(
      samples.map((sample) => sample[name]),
      0.5,
    );
  return {
    pieces: (Object.keys(pieces) as Piece[]).map((name) => ({ piece: pieces[name], ms: median(name) })),
    totalMs: median("total"),
    observeNothingMs: percentile(nothings, 0.5),
    observeImportMs: percentile(imports, 0.5),
    resetMs: { p50: percentile(resets, 0.5), p95: percentile(resets, 0.95) },
  };
}

class Stopwatch {
  readonly sums = Object.fromEntries(Object.keys(pieces).map((name) => [name, 0])) as Record<Piece, number>;
  readonly resets: number[] = [];

  time<T>(piece: Piece, work: () => T): T {
    const started = performance.now();
    const result = work();
    const took = performance.now() - started;
    this.sums[piece] += took;
    if (piece === "resetObserver") this.resets.push(took);
    return result;
  }

  get total(): number {
    return Object.values(this.sums).reduce((sum, ms) => sum + ms, 0);
  }
}

function sandboxHere(interpreters: { observer: Interpreter; judge: Interpreter }, watch: Stopwatch): Sandbox {
  return {
    async observe(job) {
      const input = watch.time("writeRequests", () => encode(job));
      const piece = job.scenario.expression === null ? "observeProgram" : "observeExpressions";
      const end = watch.time(piece, () => interpreters.observer.call("observe", input, limits));
      watch.time("resetObserver", () => interpreters.observer.reset());
      return watch.time("parseObservations", () => toObservation(end, job, () => {}));
    },
    async judge(session) {
      let piece: Piece = "judgeLoadsTests";
      const result = await session(async (request) => {
        const input = watch.time("writeRequests", () => encode(request));
        const end = watch.time(piece, () => interpreters.judge.call("judge", input, limits));
        piece = "judgeDecides";
        return end.end === "returned" ? watch.time(piece, () => JSON.parse(end.result)) : null;
      });
      watch.time("resetJudge", () => interpreters.judge.reset());
      return result;
    },
  };
}

function doNothingWith(source: string, observer: Interpreter): number {
  const job = { source, scenario: { expression: "None", seed: 0, world: {} }, limits: defaultLimits };
  const input = encode(job);
  const started = performance.now();
  const { end } = observer.call("observe", input, limits);
  const took = performance.now() - started;
  observer.reset();
  if (end !== "returned") throw new Error(`a run of nothing ended ${end}`);
  return took;
}

const encode = (document: unknown) => new TextEncoder().encode(JSON.stringify(document));
