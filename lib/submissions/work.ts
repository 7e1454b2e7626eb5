/** A grader process: takes submissions from the queue until it is told to stop. Any number of them, on any machine. */
import { type Database, openDatabase } from "../database/client.ts";
import { migrate } from "../database/migrate.ts";
import { env, requireDatabaseUrl } from "../env.ts";
import { messageOf } from "../errors.ts";
import { gradeAnswer } from "../grading/index.ts";
import { openSandbox } from "../grading/sandbox/index.ts";
import { startWorker } from "../queue/worker.ts";
import { requeueForgotten } from "./enqueue-grading.ts";
import { gradeSubmission } from "./jobs.ts";
import { gradeSubmissionTask } from "./task.ts";

const report = (line: string): void => console.log(line);
const requeueIntervalMs = 60_000;

/**
 * Ends after SIGTERM, SIGINT or SIGHUP, with its jobs finished.
 * @param imageFolder where Python images are kept
 * @throws OperatorError when the database cannot be reached; whatever cut it off later
 */
export async function work({ imageFolder }: { imageFolder: string }): Promise<void> {
  const told = stopRequest();
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
  try {
    const worker = await startWorker({
      url,
      concurrency: graders,
      report,
      tasks: {
        [gradeSubmissionTask]: (payload, attempt) =>
          gradeSubmission(
            {
              db,
              grade: (what) => gradeAnswer({ sandbox, now: () => performance.now(), ...what }),
              now: () => new Date(),
              report,
            },
            payload,
            attempt,
          ),
      },
    });
    const requeueing = setInterval(() => void requeue(db), requeueIntervalMs);
    try {
      await requeue(db);
      report(`ready: ${graders} at once`);
      await Promise.race([told, worker.lost]);
    } finally {
      clearInterval(requeueing);
      await worker.stop();
    }
  } finally {
    sandbox.close();
    await db.$disconnect();
  }
}

/** Tried again a minute later if the database is away. */
async function requeue(db: Database): Promise<void> {
  try {
    const count = await requeueForgotten(db);
    if (count > 0) report(`enqueued ${count} submission(s) anew whose job was gone`);
  } catch (error) {
    report(`looking for submissions without a job failed: ${messageOf(error)}`);
  }
}

function stopRequest(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
}
