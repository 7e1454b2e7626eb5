/**
 * The sandbox: where programs are observed and tests run, each in a Python of its own behind two walls.
 * Server only. See README.md for what stands between a program and the machine.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Observe, ObservedProgram, ObserveJob, Sandbox, Turn } from "../gradable.ts";
import { GraderFault } from "../grader-fault.ts";
import type { JudgeRequest } from "../judge/protocol.ts";
import { defaultLimits, type Observation } from "../observation.ts";
import type { ChildSettings } from "./child.ts";
import { childCommand } from "./child-command.ts";
import { ChildPool, type MakeCall } from "./child-pool.ts";
import { ensureImage, findImage, type ImageRequest, markImageUsed, maximumMemoryMiB } from "./image/python-image.ts";
import { ProgramSession } from "./program-session.ts";
import type { CallLimits } from "./protocol.ts";
import { SandboxChild } from "./sandbox-child.ts";
import { describeWalls } from "./walls/describe-walls.ts";
import { strongestLauncher } from "./walls/find-launcher.ts";

export interface SandboxOptions {
  /** For Python images, about 50 MB each; made when it isn't there. */
  cacheDir: string;
  /** How many programs may be observed at once. Each child takes about 300 MB. */
  size: number;
  /** Children beyond these, ready to stand in for one that had to be killed; 1 unless said otherwise. */
  spares?: number;
  /** How many submissions may be judged at once; 1 unless said otherwise. */
  judges?: number;
  /** Lines for staff. */
  log?: (line: string) => void;
  /** What is being done while a first start takes some seconds. */
  onProgress?: (step: string) => void;
}

export interface OpenSandbox extends Sandbox {
  /** One program in one scenario. */
  observe(job: ObserveJob, turn?: Turn): Promise<Observation>;
  /** Kills all children at once. Without it they keep the process alive. */
  close(): void;
  /** Of the children alive, for logs and tests. */
  readonly processIds: number[];
}

/** Tests come from teachers and run on data, so their time is no student's concern; still, they must end. */
const judgeLimits: CallLimits = { cpuMs: 10_000, outputBytes: 64 * 1024, memoryMiB: maximumMemoryMiB, seed: 0 };
/** While a variant is made, its learner waits. */
const variantLimits: CallLimits = { ...judgeLimits, cpuMs: 2_000 };

/** The image with harness and judge, built if the cache lacks it (some seconds). Returns its directory. */
export function ensureGraderImage(options: Pick<SandboxOptions, "cacheDir" | "onProgress">): Promise<string> {
  return ensureImage(graderImage(options));
}

/** Whether the cache has it; builds nothing. */
export function findGraderImage(cacheDir: string): ReturnType<typeof findImage> {
  return findImage(graderImage({ cacheDir }));
}

function graderImage({
  cacheDir,
  onProgress = () => {},
}: Pick<SandboxOptions, "cacheDir" | "onProgress">): ImageRequest {
  return {
    packages: { harness: pathOf("../harness/"), judge: pathOf("../judge/") },
    entries: {
      load: "harness.entry.load",
      prepare: "harness.entry.prepare",
      observe: "harness.entry.observe",
      judge: "judge.entry.judge",
    },
    cacheDir,
    onProgress,
  };
}

/**
 * Opens a sandbox: builds the Python image if need be, and starts the children. Ready when the first observer is; the
 * others follow.
 * @throws GraderFault with what to do
 */
export async function openSandbox(options: SandboxOptions): Promise<OpenSandbox> {
  const [image] = await Promise.all([ensureGraderImage(options), strongestLauncher()]);
  return startSandbox(image, options, { observer: observerWarmUp(), judge: judgeWarmUp() });
}

/** The same on an image that is there, with entries of the same names as the grader's. */
export async function startSandbox(
  image: string,
  { size, spares = 1, judges = 1, log = () => {} }: Omit<SandboxOptions, "cacheDir">,
  warmUp: { observer: ChildSettings["warmUp"]; judge: ChildSettings["warmUp"] },
): Promise<OpenSandbox> {
  const surroundings = await strongestLauncher();
  for (const [name, reason] of surroundings.failed) log(`no child can be started behind ${name} here: ${reason}`);
  const starter = (name: string, calls: ChildSettings["warmUp"]) => () => {
    const child = new SandboxChild(childCommand(image, calls, surroundings));
    logLife(child, name, log);
    return child;
  };
  const observers = new ChildPool({ size, spares, start: starter("observer", warmUp.observer) });
  const judging = new ChildPool({ size: judges, spares: 0, start: starter("judge", warmUp.judge) });
  // The cache forgets images that nobody has wanted for an hour; replacements for children start from this one.
  const keepImage = setInterval(() => markImageUsed(image), 10 * 60 * 1000).unref();
  const close = () => {
    clearInterval(keepImage);
    observers.close();
    judging.close();
  };
  judging.warm();
  try {
    await observers.lend(async () => {});
  } catch (error) {
    close();
    throw error;
  }
  return {
    observing: (program, session, turn) => observing(observers, program, session, turn, log),
    observe: ({ scenario, ...program }, turn) =>
      observing(observers, program, (observe) => observe(scenario), turn, log),
    judge: (session, turn) => judging.lend((call) => session((request) => askJudge(call, request)), turn),
    close,
    get processIds() {
      return [...observers.processIds, ...judging.processIds];
    },
  };
}

/** @param log told what staff should know */
async function observing<T>(
  observers: ChildPool,
  program: ObservedProgram,
  session: (observe: Observe) => Promise<T>,
  turn: Turn | undefined,
  log: (line: string) => void,
): Promise<T> {
  const memoryMiB = Math.min(program.limits.memoryMiB, maximumMemoryMiB);
  const running = new ProgramSession({
    observers,
    program: { ...program, limits: { ...program.limits, memoryMiB } },
    turn,
    log,
  });
  const served = running.run();
  try {
    return await session((scenario) => running.observe(scenario));
  } finally {
    running.end();
    await served;
  }
}

async function askJudge(call: MakeCall, request: JudgeRequest): Promise<unknown> {
  const [what, limits] =
    "variant" in request ? ["The exercise's variant.py", variantLimits] : ["The exercise's tests", judgeLimits];
  const end = await call({ entry: "judge", input: JSON.stringify(request), limits, keep: true });
  if (end.end !== "returned") {
    throw new GraderFault(`${what} ended ${end.end} (${end.detail}). ${end.stderr.slice(-2_000)}`.trim());
  }
  try {
    return JSON.parse(end.result);
  } catch {
    throw new GraderFault("The judge's report is no JSON.");
  }
}

function logLife(child: SandboxChild, name: string, log: (line: string) => void): void {
  child.ready.then(
    (walls) => log(`sandbox ${name} ${child.processId} is ready; ${describeWalls(walls)}`),
    () => {},
  );
  child.gone.then((death) => log(`sandbox ${name} ${child.processId} is gone: ${death.message}`));
}

/** As a submission goes: the program itself, then an expression in what it defines. */
function observerWarmUp(): ChildSettings["warmUp"] {
  const source = readFileSync(pathOf("warm-up/answer.py"), "utf8");
  const scenario = { seed: 0, world: {} };
  const preparation = { source, scenario, limits: defaultLimits };
  const observe = (expression: string | null) => ({
    entry: "observe",
    input: JSON.stringify({ ...preparation, scenario: { ...scenario, expression } }),
  });
  const load = { entry: "load", input: JSON.stringify({ source, priced: [] }) };
  const prepare = { entry: "prepare", input: JSON.stringify(preparation) };
  return [
    { before: [load], ...observe(null) },
    { before: [load, prepare], ...observe("await main()") },
  ];
}

function judgeWarmUp(): ChildSettings["warmUp"] {
  const request: JudgeRequest = { tests: readFileSync(pathOf("warm-up/tests.py"), "utf8") };
  return [{ entry: "judge", input: JSON.stringify(request) }];
}

function pathOf(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
