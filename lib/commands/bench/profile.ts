/** Where a submission's milliseconds go: the same grading in this one process, without walls, each piece timed. */
import type { Sandbox } from "../../grading/gradable.ts";
import { defaultLimits } from "../../grading/observation.ts";
import type { Lease, Session } from "../../grading/sandbox/child-pool.ts";
import { type CallEnd, createInterpreter, type Interpreter } from "../../grading/sandbox/host/interpreter.ts";
import { readImage } from "../../grading/sandbox/image/image-files.ts";
import { ensureGraderImage } from "../../grading/sandbox/index.ts";
import { ProgramSession } from "../../grading/sandbox/program-session.ts";
import type { Submission } from "./contestant.ts";
import { gradeIn } from "./contestants/loopwise.ts";
import { percentile } from "./measure.ts";

const pieces = {
  load: "the source is compiled",
  program: "the program runs on its own, for its timeline",
  prepare: "the source is imported",
  expressions: "five expressions run",
  checkpoint: "checkpoints are made",
  restore: "the interpreter is put back to one, or made like new",
  judge: "the judge loads tests.py, and decides",
  resetJudge: "the judge is made like new",
  rest: "in TypeScript: requests, observations read and checked, reports, the verdict",
} as const;
type Piece = keyof typeof pieces;

export interface Profile {
  /** milliseconds of one submission: of many the lower quartile, as whatever else the machine does only adds to it */
  pieces: { piece: string; ms: number }[];
  totalMs: number;
  /** one run of an empty program, from nothing: what there is before the learner's code does anything */
  observeNothingMs: number;
  /** an interpreter made like new after an observation; nobody waits for it */
  resetMs: { p50: number; p95: number };
}

const warmUps = 12;
/** Far beyond what these submissions need: limits cost what they always do, and end nothing. */
const limits = { cpuMs: 60_000, outputBytes: 1024 * 1024, memoryBytes: 128 * 1024 * 1024, seed: 0 };

/** Nobody else wants the interpreter. */
const aloneHere: Lease = { isWanted: false, onWanted: () => {} };

export async function profile(cacheDir: string, submissions: Submission[], runs: number): Promise<Profile> {
  const artifacts = readImage(await ensureGraderImage({ cacheDir }));
  const now = () => performance.now();
  const interpreters = { observer: createInterpreter(artifacts, now), judge: createInterpreter(artifacts, now) };
  const samples: Record<Piece | "total", number>[] = [];
  const [nothings, resets]: [number[], number[]] = [[], []];
  for (let run = 0; run < warmUps + runs; run++) {
    const watch = new Stopwatch();
    const submission = submissions[run % submissions.length] as Submission;
    const started = now();
    const passed = await gradeIn(sandboxHere(interpreters, watch), submission, submission.answer);
    const total = now() - started;
    if (!passed) throw new Error(`the right answer of ${submission.name} fails in this process`);
    const nothing = observeNothing(interpreters.observer);
    if (run < warmUps) continue;
    samples.push({ ...watch.sums, rest: total - watch.total, total });
    nothings.push(nothing.ranMs);
    resets.push(nothing.resetMs);
  }
  const quartile = (name: Piece | "total") =>
    percentile(
      samples.map((sample) => sample[name]),
      0.25,
    );
  return {
    pieces: (Object.keys(pieces) as Piece[]).map((name) => ({ piece: pieces[name], ms: quartile(name) })),
    totalMs: quartile("total"),
    observeNothingMs: percentile(nothings, 0.25),
    resetMs: { p50: percentile(resets, 0.5), p95: percentile(resets, 0.95) },
  };
}

class Stopwatch {
  readonly sums = Object.fromEntries(Object.keys(pieces).map((name) => [name, 0])) as Record<Piece, number>;

  time<T>(piece: Piece, work: () => T): T {
    const started = performance.now();
    const result = work();
    this.sums[piece] += performance.now() - started;
    return result;
  }

  get total(): number {
    return Object.values(this.sums).reduce((sum, ms) => sum + ms, 0);
  }
}

/** The grader's own session on an interpreter here, in place of one in a child (sandbox/child.ts). */
function sandboxHere({ observer, judge }: { observer: Interpreter; judge: Interpreter }, watch: Stopwatch): Sandbox {
  const observers = {
    async lendOnce<T>(session: Session<T>): Promise<T> {
      const result = await session(async ({ checkpoints, before = [], ...call }) => {
        if (checkpoints !== undefined) watch.time("restore", () => observer.reset(checkpoints));
        for (const step of before) perform(observer, step, watch);
        const end = perform(observer, call, watch);
        watch.time("restore", () => observer.restore());
        return end;
      }, aloneHere);
      watch.time("restore", () => observer.reset());
      return result;
    },
  };
  return {
    async observing(program, session) {
      const running = new ProgramSession({ observers, program, turn: undefined, log: () => {} });
      const served = running.run();
      const result = await session((scenario) => running.observe(scenario));
      running.end();
      await served;
      return result;
    },
    async judge(session) {
      const result = await session(async (request) => {
        const end = watch.time("judge", () => judge.call("judge", encode(JSON.stringify(request)), limits));
        return end.end === "returned" ? JSON.parse(end.result) : null;
      });
      watch.time("resetJudge", () => judge.reset());
      return result;
    },
  };
}

function perform(observer: Interpreter, { entry, input }: { entry: string; input: string }, watch: Stopwatch): CallEnd {
  const isStep = entry === "load" || entry === "prepare";
  const ofProgram = input.includes('"expression":null');
  const end = watch.time(isStep ? entry : ofProgram ? "program" : "expressions", () =>
    observer.call(entry, encode(input), limits),
  );
  if (isStep) watch.time("checkpoint", () => observer.checkpoint());
  return end;
}

function observeNothing(observer: Interpreter): { ranMs: number; resetMs: number } {
  const job = { source: "", scenario: { expression: null, seed: 0, world: {} }, limits: defaultLimits };
  const input = encode(JSON.stringify(job));
  const started = performance.now();
  const { end } = observer.call("observe", input, limits);
  const ran = performance.now();
  observer.reset();
  const reset = performance.now();
  if (end !== "returned") throw new Error(`a run of nothing ended ${end}`);
  return { ranMs: ran - started, resetMs: reset - ran };
}

const encode = (text: string) => new TextEncoder().encode(text);
