/**
 * Takes jobs from the queue (Graphile Worker) and performs them.
 *
 *   starting ──lock held──► working ──stop()──► finishing its jobs ──────────────────────► stopped
 *                              │                       │ at once                              ▲
 *                              │                       └──► calling them off, giving them back ─┘
 *                              │ lock's connection cut
 *                              ▼
 *                            lost: others may take its jobs, so whoever started it stops it at once
 */
import { setInterval } from "node:timers/promises";
import { Logger, run, type TaskList } from "graphile-worker";
import pg from "pg";
import { connect } from "../database/connect.ts";
import { messageOf } from "../errors.ts";
import { giveBack, type TakenJob } from "./give-back.ts";
import { holdWorkerLock, unlockJobsOfDeadWorkers } from "./liveness.ts";
import { type JobTurn, turnOf } from "./turn.ts";

export interface Attempt {
  /** 1 for the first */
  number: number;
  /** no other will follow */
  isLast: boolean;
  /** Once its signal aborts, throw soon: the job goes back to the queue as if it had not been taken. */
  turn: JobTurn & { signal: AbortSignal };
}

/** Throws to have the job tried again later. */
export type Perform = (payload: unknown, attempt: Attempt) => Promise<void>;

export interface WorkerSettings {
  url: string;
  /** by the name under which jobs are enqueued */
  tasks: Record<string, Perform>;
  /** Jobs at once. No more are taken than are worked on: what waits, waits where any worker may take it. */
  concurrency: number;
  report: (line: string) => void;
}

export interface Worker {
  /** Takes no more jobs, and waits for those in hand; once `atOnce` aborts, they are called off and given back. */
  stop: (atOnce?: AbortSignal) => Promise<void>;
  /** Rejects when the database let it go. */
  lost: Promise<never>;
}

const recoveryIntervalMs = 3_000;
const pollIntervalMs = 1_000;

/** A failed attempt is tried again after e^attempt seconds: 2.7, 7.4, 20, … That is Graphile Worker's rule. */
export async function startWorker({ url, tasks, concurrency, report }: WorkerSettings): Promise<Worker> {
  const lockHolder = await connect(url);
  const lost = Promise.withResolvers<never>();
  const callingOff = new AbortController();
  const calledOff: TakenJob[] = [];
  lost.promise.catch(() => {}); // whoever waits for it hears of it; a worker that was stopped has nobody waiting
  let holding: Promise<void> | undefined;
  const held = Promise.withResolvers<void>();
  let stopping = false;
  lockHolder.once("end", () => lost.reject(new Error("The connection to the database was cut")));

  const recover = async (): Promise<void> => {
    await Promise.race([held.promise, lost.promise]);
    try {
      const dead = await unlockJobsOfDeadWorkers(lockHolder);
      if (dead.length > 0) report(`took back the jobs of ${dead.length} grader process(es) that had been killed`);
    } catch (error) {
      if (!stopping) report(`looking for killed graders failed: ${messageOf(error)}`);
    }
  };

  const pool = openPool(url, concurrency + 2);
  const close = () => Promise.all([lockHolder.end(), pool.end()]);
  const runner = await run({
    pgPool: pool,
    concurrency,
    pollInterval: pollIntervalMs,
    noHandleSignals: true,
    logger: errorsOnly(report),
    taskList: toTaskList(tasks, callingOff.signal, calledOff),
    parsedCronItems: [],
    preset: {
      // Else stopping would not wait until the queue has heard what became of the last jobs.
      worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 },
      plugins: [
        {
          name: "hold-worker-lock",
          version: "1.0.0",
          worker: {
            hooks: {
              // Awaited before a worker asks for its first job. The workers of one process share the pool's id.
              startWorker: async (_context, { worker }) => {
                holding ??= holdWorkerLock(lockHolder, worker.workerPool.id).then(held.resolve);
                await holding;
              },
            },
          },
        },
      ],
    },
  }).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  runner.promise.catch((error: unknown) => lost.reject(error));
  const stopRecovering = new AbortController();
  const stop = async (atOnce?: AbortSignal): Promise<void> => {
    stopping = true;
    stopRecovering.abort();
    const callOff = () => callingOff.abort(new CalledOff());
    if (atOnce?.aborted) callOff();
    else atOnce?.addEventListener("abort", callOff, { once: true });
    await runner
      .stop()
      .finally(() => giveBack(lockHolder, calledOff))
      .finally(close);
    atOnce?.removeEventListener("abort", callOff);
  };
  try {
    await recover();
  } catch (error) {
    await stop().catch(() => {}); // why it did not start is what the caller must hear
    throw error;
  }
  void repeat(recover, recoveryIntervalMs, stopRecovering.signal);
  return { lost: lost.promise, stop };
}

/** Ours, because Graphile Worker's own is still closing connections, unheard, when it says that it has stopped. */
function openPool(url: string, size: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: size });
  // Otherwise a cut connection would end the process; queries still reject, and the lock's connection tells us.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/** One after the other, however long one takes. */
async function repeat(work: () => Promise<void>, pauseMs: number, stop: AbortSignal): Promise<void> {
  try {
    for await (const _ of setInterval(pauseMs, undefined, { signal: stop })) await work();
  } catch (error) {
    if (!stop.aborted) throw error;
  }
}

/** Why a job was not finished: the worker is stopping. Nobody's fault. */
class CalledOff extends Error {
  constructor() {
    super("The grader is being stopped.");
  }
}

/** @param calledOff where jobs go that the signal's abort ended */
function toTaskList(tasks: Record<string, Perform>, signal: AbortSignal, calledOff: TakenJob[]): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, perform]) => [
      name,
      async (payload, { job }) => {
        const isLast = job.attempts >= job.max_attempts;
        try {
          signal.throwIfAborted(); // asked for before, it may come after
          await perform(payload, { number: job.attempts, isLast, turn: { ...turnOf(job.flags), signal } });
        } catch (error) {
          if (!signal.aborted) throw error;
          calledOff.push(job);
          throw signal.reason; // a job whose task returned would be deleted
        }
      },
    ]),
  );
}

/** Its own log tells of every job; we report what needs somebody. */
function errorsOnly(report: (line: string) => void): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level === "error" && !(meta?.error instanceof CalledOff)) report(message);
  });
}
