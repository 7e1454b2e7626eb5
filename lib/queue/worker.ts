/**
 * Takes jobs from the queue (Graphile Worker) and performs them.
 *
 *   starting ──lock held──► working ──stop()──► finishing its jobs ──► stopped
 *                              │ lock's connection cut
 *                              ▼
 *                            lost: others may take its jobs, so whoever started it stops it
 */
import { setInterval } from "node:timers/promises";
import { Logger, run, type TaskList } from "graphile-worker";
import { connect } from "../database/connect.ts";
import { messageOf } from "../errors.ts";
import { holdWorkerLock, unlockJobsOfDeadWorkers } from "./liveness.ts";

export interface Attempt {
  /** 1 for the first */
  number: number;
  /** no other will follow */
  isLast: boolean;
}

/** Throws to have the job tried again later. */
export type Perform = (payload: unknown, attempt: Attempt) => Promise<void>;

export interface WorkerSettings {
  url: string;
  /** by the name under which jobs are enqueued */
  tasks: Record<string, Perform>;
  /** jobs at once */
  concurrency: number;
  report: (line: string) => void;
}

export interface Worker {
  /** Takes no more jobs, and waits for those in hand. */
  stop: () => Promise<void>;
  /** Rejects when the database let it go. */
  lost: Promise<never>;
}

const recoveryIntervalMs = 3_000;
const pollIntervalMs = 1_000;

/** A failed attempt is tried again after e^attempt seconds: 2.7, 7.4, 20, … That is Graphile Worker's rule. */
export async function startWorker({ url, tasks, concurrency, report }: WorkerSettings): Promise<Worker> {
  const lockHolder = await connect(url);
  const lost = Promise.withResolvers<never>();
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

  const runner = await run({
    connectionString: url,
    concurrency,
    pollInterval: pollIntervalMs,
    maxPoolSize: concurrency + 2,
    noHandleSignals: true,
    logger: errorsOnly(report),
    taskList: toTaskList(tasks),
    parsedCronItems: [],
    preset: {
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
    await lockHolder.end();
    throw error;
  });
  runner.promise.catch((error: unknown) => lost.reject(error));
  const stopRecovering = new AbortController();
  const stop = async (): Promise<void> => {
    stopping = true;
    stopRecovering.abort();
    await runner.stop().finally(() => lockHolder.end());
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

/** One after the other, however long one takes. */
async function repeat(work: () => Promise<void>, pauseMs: number, stop: AbortSignal): Promise<void> {
  try {
    for await (const _ of setInterval(pauseMs, undefined, { signal: stop })) await work();
  } catch (error) {
    if (!stop.aborted) throw error;
  }
}

function toTaskList(tasks: Record<string, Perform>): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, perform]) => [
      name,
      (payload, { job }) => perform(payload, { number: job.attempts, isLast: job.attempts >= job.max_attempts }),
    ]),
  );
}

/** Its own log tells of every job; we report what needs somebody. */
function errorsOnly(report: (line: string) => void): Logger {
  return new Logger(() => (level, message) => {
    if (level === "error") report(message);
  });
}
