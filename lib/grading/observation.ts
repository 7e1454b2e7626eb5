/**
 * What one run of a program on virtual time looked like. Plain data: made in the sandbox, which is not trusted,
 * and parsed here, strictly, before anyone reads it. All times are virtual seconds, exact to 1 ns.
 */
import { z } from "zod";
import { value } from "./value.ts";

/** Far beyond any limit, and far from where arithmetic on a forged time overflows. */
const seconds = z.number().nonnegative().max(1e12);
const line = z.number().int().positive().nullable();

export const observationStatuses = [
  "finished",
  "raised",
  "deadlocked",
  "timed-out",
  "out-of-memory",
  "too-much-output",
  "stack-overflow",
  "denied",
  "exited",
  "crashed",
  "not-importable",
  "grader-error",
] as const;
export const observationStatus = z.enum(observationStatuses);
export type ObservationStatus = z.infer<typeof observationStatus>;

export const spanStates = ["run", "sleep", "wait", "block", "cpu", "thread"] as const;

export const span = z.strictObject({
  from: seconds,
  to: seconds,
  state: z.enum(spanStates),
  on: z.string().nullable().describe("what it slept on, waited for or was blocked by"),
  line,
});
export type Span = z.infer<typeof span>;

export const observedTask = z.strictObject({
  id: z.number().int().positive(),
  name: z.string(),
  coroutine: z.string(),
  parent: z.number().int().positive().nullable(),
  created: seconds,
  line,
  spans: z.array(span),
  ended: seconds.nullable(),
  outcome: z.enum(["returned", "raised", "cancelled", "pending"]),
});
export type ObservedTask = z.infer<typeof observedTask>;

export const diagnosticKinds = [
  "blocking-call",
  "never-awaited",
  "task-lost",
  "exception-never-retrieved",
  "deadlock",
  "cpu-hog",
  "sequential-awaits",
  "unclosed-resource",
  "task-pending",
  "swallowed-cancellation",
  "lock-held",
] as const;
export type DiagnosticKind = (typeof diagnosticKinds)[number];

export const diagnostic = z.strictObject({
  kind: z.enum(diagnosticKinds),
  line,
  task: z.string().nullable(),
  seconds: seconds.nullable(),
  detail: z.string().describe("a sentence for a beginner, in English"),
  detailZh: z
    .string()
    .default("")
    .describe("the same in Simplified Chinese; runs kept from before it was said lack it"),
});
export type Diagnostic = z.infer<typeof diagnostic>;

export const outputLine = z.strictObject({
  at: seconds,
  task: z.string().nullable(),
  stream: z.enum(["stdout", "stderr"]),
  text: z.string(),
});

export const observedError = z.strictObject({
  type: z.string(),
  message: z.string(),
  messageZh: z
    .string()
    .default("")
    .describe(
      "what the engine says, in Simplified Chinese; empty for an exception's own words and in runs kept from before",
    ),
  line,
  traceback: z.string().describe("the student's own frames only"),
});

/**
 * Steps, tasks, virtual time and the harness's own tick limit end a run at the same place everywhere; CPU time, real
 * time and memory are backstops.
 */
export const defaultLimits = {
  cpuMs: 6_000,
  wallMs: 13_000,
  virtualSeconds: 36_000,
  loopSteps: 60_000,
  tasks: 30_000,
  outputBytes: 64 * 1024,
  observationBytes: 4 * 1024 * 1024,
  memoryMiB: 128,
};

const count = z.number().int().positive();
/** Runs kept from before a limit was told lack it. */
const toldLater = (name: keyof typeof defaultLimits) => count.default(defaultLimits[name]);

export const limits = z.strictObject({
  cpuMs: count.describe("CPU milliseconds of the interpreter's thread, soft limit"),
  wallMs: toldLater("wallMs").describe("real milliseconds until the process is killed, hard limit"),
  virtualSeconds: z.number().positive(),
  loopSteps: count,
  tasks: toldLater("tasks").describe("unfinished tasks at once"),
  outputBytes: count,
  observationBytes: toldLater("observationBytes").describe("of the observation as JSON"),
  memoryMiB: count,
});
export type Limits = z.infer<typeof limits>;

/** Where nothing else is said: the soft limit should have ended a run long before. */
export const wallMsFor = (cpuMs: number) => 2 * cpuMs + 1_000;

/** The limits of one exercise: the defaults, but for what it declares. */
export function limitsOf(declared: Partial<Limits>): Limits {
  const limits = { ...defaultLimits, ...declared };
  return { ...limits, wallMs: declared.wallMs ?? wallMsFor(limits.cpuMs) };
}

export const observation = z.strictObject({
  version: z.literal(1),
  status: observationStatus,
  stdout: z.string(),
  stderr: z.string(),
  output: z.array(outputLine),
  elapsed: seconds,
  result: value,
  error: observedError.nullable(),
  tasks: z.array(observedTask),
  diagnostics: z.array(diagnostic),
  peakConcurrency: z.number().int().nonnegative(),
  calls: z.record(z.string(), z.number().int().nonnegative()),
  cost: z.number().int().nonnegative(),
  limits,
  ties: z
    .array(z.number().int().min(2))
    .optional()
    .describe("candidates at each moment at which asyncio promises no order; of a scenario with choices alone"),
});
export type Observation = z.infer<typeof observation>;
