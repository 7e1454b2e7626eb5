/** A grader process: takes submissions from the queue until it is told to stop. Any number of them, on any machine. */
import { renderVariant } from "../catalogue/render-variant.ts";
import { makeVariant } from "../catalogue/variants/jobs.ts";
import { makeVariantTask } from "../catalogue/variants/task.ts";
import { importCourse } from "../courses/jobs.ts";
import { requeueForgottenImports } from "../courses/mutations.ts";
import { importCourseTask } from "../courses/task.ts";
import { type Database, openDatabase } from "../database/client.ts";
import { migrate } from "../database/migrate.ts";
import { env, requireDatabaseUrl } from "../env.ts";
import { messageOf } from "../errors.ts";
import type { ExerciseContent } from "../exercise-library/schema.ts";
import type { Sandbox } from "../grading/gradable.ts";
import { gradeAnswer, inTurn } from "../grading/index.ts";
import { openSandbox } from "../grading/sandbox/index.ts";
import { startWorker, type Worker, type WorkerSettings } from "../queue/worker.ts";
import { requeueForgotten } from "./enqueue-grading.ts";
import { gradeSubmission } from "./jobs.ts";
import { gradeSubmissionTask } from "./task.ts";

const report = (line: string): void => console.log(line);
const requeueIntervalMs = 60_000;
/** For the jobs in hand once we are told to stop; then they go back. Containers are killed after ten seconds. */
const graceMs = 8_000;
/** Ctrl-C reaches us twice, from the terminal and from the command that started us: that is one signal. */
const echoMs = 200;

export interface GraderSettings {
  /** where Python images are kept */
  imageFolder: string;
  /** what is wrong with an exercise that is to be imported */
  prove: (sandbox: Sandbox, content: ExerciseContent) => Promise<string[]>;
}

/**
 * Ends after SIGTERM, SIGINT or SIGHUP: takes no more jobs, and finishes those in hand or gives them back; after a second
 * signal it gives them back at once.
 * @throws OperatorError when the database cannot be reached; whatever cut it off later
 */
export async function work({ imageFolder, prove }: GraderSettings): Promise<void> {
  const url = requireDatabaseUrl();
  const { graders } = env();
  await migrate(url);
  const sandbox = await openSandbox({
    cacheDir: imageFolder,
    size: graders,
    // A judge is taken for as long as its submission runs.
    judges: graders,
    log: report,
    onProgress: report,
  });
  const db = openDatabase(url);
  // Until here a signal ends the process as it ends any: there is nothing in hand yet.
  const told = stopRequests();
  const tools = { db, now: () => new Date(), report };
  try {
    const workers = await startWorkers(
      { url, report },
      {
        concurrency: graders,
        tasks: {
          [gradeSubmissionTask]: (payload, attempt) =>
            gradeSubmission(
              { ...tools, grade: (what) => gradeAnswer({ sandbox, now: () => performance.now(), ...what }) },
              payload,
              attempt,
            ),
          [makeVariantTask]: (payload, attempt) =>
            makeVariant({ ...tools, render: (...what) => renderVariant(sandbox, ...what) }, payload, attempt),
        },
      },
      // A place of its own: an import takes minutes, and its runs come after the learners' in the sandbox.
      {
        concurrency: 1,
        tasks: {
          [importCourseTask]: (payload, attempt) =>
            importCourse(
              { ...tools, prove: (content) => prove(inTurn(sandbox, attempt.turn), content) },
              payload,
              attempt,
            ),
        },
      },
    );
    const requeueing = setInterval(() => void requeue(db), requeueIntervalMs);
    // Of a worker that is lost, others may have the jobs already.
    let atOnce = AbortSignal.abort();
    try {
      await requeue(db);
      report(`ready: ${graders} at once`);
      await Promise.race([told.stop, workers.lost]);
      report(
        "stopping: no more jobs are taken; those in hand are finished, or given back after a while or a second signal",
      );
      atOnce = AbortSignal.any([told.atOnce, AbortSignal.timeout(graceMs)]);
      atOnce.addEventListener("abort", () => report("stopping at once: the jobs in hand are given back"));
    } finally {
      clearInterval(requeueing);
      await workers.stop(atOnce);
    }
  } finally {
    sandbox.close();
    await db.$disconnect();
  }
}

async function startWorkers(
  common: Pick<WorkerSettings, "url" | "report">,
  ...each: Omit<WorkerSettings, "url" | "report">[]
): Promise<Worker> {
  const workers: Worker[] = [];
  const stop = async (atOnce?: AbortSignal) => void (await Promise.all(workers.map((worker) => worker.stop(atOnce))));
  try {
    for (const settings of each) workers.push(await startWorker({ ...common, ...settings }));
  } catch (error) {
    await stop().catch(() => {}); // why one did not start is what the caller must hear
    throw error;
  }
  const lost = Promise.race(workers.map((worker) => worker.lost));
  lost.catch(() => {}); // as each worker's own
  return { lost, stop };
}

/** Tried again a minute later if the database is away. */
async function requeue(db: Database): Promise<void> {
  try {
    const count = await requeueForgotten(db);
    if (count > 0) report(`enqueued ${count} submission(s) anew whose job was gone`);
    const imports = await requeueForgottenImports(db);
    if (imports > 0) report(`enqueued ${imports} import(s) anew whose job was gone`);
  } catch (error) {
    report(`looking for what has no job failed: ${messageOf(error)}`);
  }
}

/** The first asks to stop, the next one to do so at once, and one more ends the process. */
function stopRequests(): { stop: Promise<void>; atOnce: AbortSignal } {
  const stop = Promise.withResolvers<void>();
  const atOnce = new AbortController();
  let firstAt: number | undefined;
  const hear = (): void => {
    firstAt ??= performance.now();
    stop.resolve();
    if (performance.now() - firstAt <= echoMs) return;
    if (atOnce.signal.aborted) process.exit(1);
    atOnce.abort();
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, hear);
  return { stop: stop.promise, atOnce: atOnce.signal };
}
