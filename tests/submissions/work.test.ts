/** The grader as it runs in production: a process of its own, the real sandbox, a real exercise; killed in mid-job. */
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AuthenticatedUserId } from "#lib/accounts/access.ts";
import { replaceCatalogue } from "#lib/catalogue/mutations.ts";
import { listExercises } from "#lib/catalogue/queries.ts";
import { awaitOwnExercise } from "#lib/catalogue/variants/await-own-exercise.ts";
import { addCourse, removeCourse } from "#lib/courses/mutations.ts";
import { NotificationHub } from "#lib/database/notifications.ts";
import { contentHash, type ExerciseContent, loadExercises } from "#lib/exercise-library/index.ts";
import { watchSubmission } from "#lib/submissions/events.ts";
import { submitAnswer } from "#lib/submissions/mutations.ts";
import { findOwnSubmission, type OwnSubmission } from "#lib/submissions/queries.ts";
import { provideTestDatabase } from "../database/test-database.ts";
import { createLearner, now, variantExercise } from "./fixtures.ts";

const root = path.resolve(import.meta.dirname, "../..");
const database = provideTestDatabase();
const hub = new NotificationHub(() => database.url);
let userId: AuthenticatedUserId;
let exercise: ExerciseContent & { kind: "code" };
let grader: ChildProcess;

beforeAll(async () => {
  const { exercises } = await loadExercises(path.join(root, "exercises"));
  const withVariants = { content: variantExercise, hash: contentHash(variantExercise) };
  await replaceCatalogue(database.db, { exercises: [...exercises, withVariants], refusedPaths: [] }, now);
  userId = await createLearner(database.db);
  const contents = (await listExercises(database.db)).map((one) => one.content);
  const code = contents.find((one) => one.kind === "code");
  if (!code) throw new Error("There is no exercise to write code for");
  exercise = code;
  grader = await startGrader();
});
afterAll(async () => {
  grader.kill("SIGTERM");
  await once(grader, "exit");
  await hub.close();
});

async function startGrader(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [path.join(root, "lib/commands/main.ts"), "work"], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: database.url, GRADERS: "1" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith("ready")) {
      child.stdout.resume();
      return child;
    }
    lines.push(line);
  }
  throw new Error(`The grader ended:\n${lines.join("\n")}`);
}

async function submit(source: string): Promise<string> {
  const answer = { kind: "code", source };
  const result = await submitAnswer(database.db, {
    submissionId: randomUUID(),
    userId,
    exerciseId: exercise.id,
    answer,
    now,
  });
  if ("refused" in result) throw new Error(result.refused);
  return result.submissionId;
}

/** As a page does it: told of changes, it looks for itself. */
async function untilStateIs(submissionId: string, wanted: OwnSubmission["state"][]): Promise<OwnSubmission> {
  const reached = Promise.withResolvers<OwnSubmission>();
  const look = async (): Promise<void> => {
    const found = await findOwnSubmission(database.db, userId, submissionId);
    if (found && wanted.includes(found.state)) reached.resolve(found);
  };
  const { ready, unsubscribe } = watchSubmission(submissionId, () => void look().catch(reached.reject), hub);
  await ready;
  await look();
  return reached.promise.finally(unsubscribe);
}
const untilDone = (submissionId: string) => untilStateIs(submissionId, ["graded", "faulted"]);

describe("a grader process", () => {
  test("passes the solution, and shows its run", async () => {
    const submission = await untilDone(await submit(exercise.files.solution));
    expect(submission).toMatchObject({ state: "graded", status: "passed", score: exercise.points });
  });

  test("fails what the exercise names as wrong, and says which test", async () => {
    for (const { source, fails } of exercise.wrong) {
      const { status, verdict } = await untilDone(await submit(source));
      const failed = verdict?.tests.filter((one) => one.status === "failed").map((one) => one.id);
      expect([status, failed]).toEqual(["failed", [fails]]);
    }
  });

  test("makes a learner's variant by running variant.py, and grades by it", async () => {
    const own = await awaitOwnExercise(database.db, userId, variantExercise.id, { hub, waitMs: 60_000 });
    if (own === null || typeof own === "string" || own.exercise.kind !== "predict-time") throw new Error(`${own}`);
    const sleeps = [...own.exercise.files.program.matchAll(/sleep\((\d+)\)/g)].map((match) => Number(match[1]));
    expect(sleeps).toHaveLength(2);
    const result = await submitAnswer(database.db, {
      submissionId: randomUUID(),
      userId,
      exerciseId: variantExercise.id,
      variantId: own.variant?.id ?? null,
      answer: { kind: "predict-time", seconds: (sleeps[0] ?? 0) + (sleeps[1] ?? 0) },
      now,
    });
    if ("refused" in result) throw new Error(result.refused);
    expect(await untilDone(result.submissionId)).toMatchObject({ state: "graded", status: "passed" });
  });

  test("grades while it proves a course", async () => {
    const added = await addCourse(database.db, path.join(root, "exercises"), now);
    if ("refused" in added) throw new Error(added.refused);
    const course = () => database.db.importedCourse.findUniqueOrThrow({ where: { id: added.courseId } });
    while ((await course()).found === 0) await setImmediate();
    expect(await untilDone(await submit(exercise.files.solution))).toMatchObject({ status: "passed" });
    expect(await course()).toMatchObject({ state: "importing" });
    await removeCourse(database.db, added.courseId);
  });

  test("that is killed in mid-job loses nothing: the next one grades it", async () => {
    // Takes its whole time limit, so that the grader is certainly at work on it.
    const endless = await submit("while True:\n    pass\n");
    const waiting = await submit(exercise.files.solution);
    await untilStateIs(endless, ["grading", "graded"]);
    grader.kill("SIGKILL");
    await once(grader, "exit");
    grader = await startGrader();
    expect((await untilDone(endless)).state).toBe("graded");
    expect(await untilDone(waiting)).toMatchObject({ state: "graded", status: "passed" });
    const faults = await database.db.submission.aggregate({ _sum: { faults: true } });
    expect(faults._sum.faults).toBe(0);
  });

  test("that is told twice to stop gives its job back at once, and the next one grades it", async () => {
    const endless = await submit("while True:\n    pass\n");
    await untilStateIs(endless, ["grading", "graded"]);
    const ended = once(grader, "exit");
    const insisting = setInterval(() => grader.kill("SIGTERM"), 50);
    grader.stdout?.on("data", (lines) => {
      if (String(lines).includes("stopping at once")) clearInterval(insisting);
    });
    await ended.finally(() => clearInterval(insisting));
    expect(grader.exitCode).toBe(0);
    expect(await database.db.submission.findUnique({ where: { id: endless } })).toMatchObject({
      state: "queued",
      faults: 0,
    });
    expect(await database.db.$queryRaw`SELECT key, attempts, locked_at, last_error FROM graphile_worker.jobs`).toEqual([
      { key: endless, attempts: 0, locked_at: null, last_error: null },
    ]);
    grader = await startGrader();
    expect(await untilDone(endless)).toMatchObject({ state: "graded", status: "timed-out" });
  });

  test("that cannot reach the database ends, and says so in one line", async () => {
    const child = spawn(process.execPath, [path.join(root, "lib/commands/main.ts"), "work"], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: "postgresql://nobody@localhost:1/nowhere" },
      stdio: ["ignore", "inherit", "pipe"],
    });
    const lines: string[] = [];
    for await (const line of createInterface({ input: child.stderr })) lines.push(line);
    if (child.exitCode === null) await once(child, "exit");
    expect(child.exitCode).not.toBe(0);
    expect(lines).toEqual([expect.stringContaining("The database at localhost:1/nowhere cannot be reached")]);
  });
});
