import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { AuthenticatedUserId } from "#lib/accounts/access.ts";
import { contentHash } from "#lib/exercise-library/index.ts";
import { answerLimitBytes } from "#lib/grading/answer.ts";
import { requeueForgotten } from "#lib/submissions/enqueue-grading.ts";
import { submitAnswer } from "#lib/submissions/mutations.ts";
import { newSubmissionId } from "#lib/submissions/new-submission-id.ts";
import { findOwnSubmission, listOwnSubmissions } from "#lib/submissions/queries.ts";
import { waitingLimit } from "#lib/submissions/rules.ts";
import { provideTestDatabase } from "../database/test-database.ts";
import { choiceExercise, codeExercise, createLearner, now, storeExercises } from "./fixtures.ts";

const database = provideTestDatabase();
let userId: AuthenticatedUserId;

beforeAll(async () => {
  await storeExercises(database.db);
  userId = await createLearner(database.db);
});

const submit = (answer: unknown, exerciseId = choiceExercise.id, submissionId: string = randomUUID()) =>
  submitAnswer(database.db, { submissionId, userId, exerciseId, answer, now });
const countJobs = async (): Promise<number> => {
  const rows = await database.db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM graphile_worker.jobs`;
  return rows[0]?.n ?? 0;
};

describe("submitting an answer", () => {
  test("stores it queued, with a job of its own", async () => {
    const before = await countJobs();
    const result = await submit({ kind: "choice", choice: "yes" });
    if ("refused" in result) throw new Error(result.refused);
    expect(await findOwnSubmission(database.db, userId, result.submissionId)).toMatchObject({
      state: "queued",
      answer: { kind: "choice", choice: "yes" },
      createdAt: now,
      verdict: null,
    });
    expect(await countJobs()).toBe(before + 1);
  });

  test("is the same submission when it is sent again, because its reply was lost", async () => {
    const id = newSubmissionId(now.getTime(), crypto.getRandomValues(new Uint8Array(16)));
    const before = await countJobs();
    const answer = { kind: "choice", choice: "yes" };
    expect(await submit(answer, choiceExercise.id, id)).toEqual({ submissionId: id });
    expect(await submit(answer, choiceExercise.id, id)).toEqual({ submissionId: id });
    expect(await countJobs()).toBe(before + 1);
    const stranger = await createLearner(database.db);
    const stolen = { submissionId: id, userId: stranger, exerciseId: choiceExercise.id, answer, now };
    expect(await submitAnswer(database.db, stolen)).toEqual({ refused: "malformed" });
  });

  test("is refused while twenty others of the same student wait, and taken once one is done", async () => {
    const eager = await createLearner(database.db);
    const send = (submissionId: string, who = eager) => {
      const answer = { kind: "choice", choice: "yes" };
      return submitAnswer(database.db, { submissionId, userId: who, exerciseId: choiceExercise.id, answer, now });
    };
    const ids = Array.from({ length: waitingLimit }, () => randomUUID());
    for (const id of ids) expect(await send(id)).toEqual({ submissionId: id });
    expect(await send(randomUUID())).toEqual({ refused: "too-many-waiting" });
    // One of the twenty, whose reply was lost, is no new one.
    expect(await send(ids[0] ?? "")).toEqual({ submissionId: ids[0] });
    expect(await send(randomUUID(), await createLearner(database.db))).toHaveProperty("submissionId");
    await database.db.submission.update({ where: { id: ids[1] }, data: { state: "graded" } });
    expect(await send(randomUUID())).toHaveProperty("submissionId");
  });

  test("leaves neither row nor job when the transaction fails", async () => {
    const [jobs, rows] = [await countJobs(), await database.db.submission.count()];
    // The queue refuses the job after the row was written.
    await database.db.$executeRaw`ALTER FUNCTION graphile_worker.add_job RENAME TO add_job_gone`;
    await expect(submit({ kind: "choice", choice: "yes" })).rejects.toThrow("add_job");
    await database.db.$executeRaw`ALTER FUNCTION graphile_worker.add_job_gone RENAME TO add_job`;
    expect([await countJobs(), await database.db.submission.count()]).toEqual([jobs, rows]);
  });

  test.each([
    ["no answer at all", undefined, "malformed"],
    ["another shape", { kind: "choice", option: "yes" }, "malformed"],
    ["a key too many", { kind: "choice", choice: "yes", score: 10 }, "malformed"],
    ["the answer to another kind of exercise", { kind: "code", source: "pass" }, "malformed"],
    ["an option that is not offered", { kind: "choice", choice: "maybe" }, "malformed"],
    ["more than 64 KiB", { kind: "code", source: "#".repeat(answerLimitBytes) }, "too-large"],
  ])("refuses %s", async (_what, answer, refused) => {
    const before = await database.db.submission.count();
    expect(await submit(answer)).toEqual({ refused });
    expect(await database.db.submission.count()).toBe(before);
  });

  test("counts the limit in bytes of UTF-8, and takes an answer of exactly that size", async () => {
    const frame = JSON.stringify({ kind: "code", source: "" }).length;
    const source = (bytes: number) => ({
      kind: "code",
      source: "时".repeat(Math.floor(bytes / 3)) + "#".repeat(bytes % 3),
    });
    expect(await submit(source(answerLimitBytes - frame), codeExercise.id)).toHaveProperty("submissionId");
    expect(await submit(source(answerLimitBytes - frame + 1), codeExercise.id)).toEqual({ refused: "too-large" });
  });

  test("takes a program with NUL in it, and gives it back unchanged", async () => {
    const answer = { kind: "code", source: "print('\0 \ud800')" };
    const result = await submit(answer, codeExercise.id);
    if ("refused" in result) throw new Error(result.refused);
    expect((await findOwnSubmission(database.db, userId, result.submissionId))?.answer).toEqual(answer);
  });

  test("refuses an unknown exercise and a withdrawn one", async () => {
    const answer = { kind: "choice", choice: "yes" };
    expect(await submit(answer, "no-such-exercise")).toEqual({ refused: "unknown-exercise" });
    expect(await submit(answer, "nul\0")).toEqual({ refused: "unknown-exercise" });
    await storeExercises(database.db, [codeExercise]);
    expect(await submit(answer)).toEqual({ refused: "withdrawn" });
    await storeExercises(database.db);
  });

  test("refuses an answer to a version that is no longer the exercise's, and takes one to the present", async () => {
    const send = (versionId: string) => {
      const answer = { kind: "choice", choice: "yes" };
      return submitAnswer(database.db, {
        submissionId: randomUUID(),
        versionId,
        userId,
        exerciseId: choiceExercise.id,
        answer,
        now,
      });
    };
    const before = contentHash(choiceExercise);
    const changed = { ...choiceExercise, prompt: { en: "What does not happen?", zh: "什么不会发生？" } };
    expect(await send(before)).toHaveProperty("submissionId");
    await storeExercises(database.db, [changed, codeExercise]);
    expect(await send(before)).toEqual({ refused: "other-version" });
    expect(await send(contentHash(changed))).toHaveProperty("submissionId");
    await storeExercises(database.db);
  });

  test("shows a submission to its owner only", async () => {
    const result = await submit({ kind: "choice", choice: "no" });
    if ("refused" in result) throw new Error(result.refused);
    const stranger = await createLearner(database.db);
    expect(await findOwnSubmission(database.db, stranger, result.submissionId)).toBeNull();
    expect(await listOwnSubmissions(database.db, stranger, choiceExercise.id)).toEqual([]);
    expect(await findOwnSubmission(database.db, userId, "no-uuid")).toBeNull();
  });
});

describe("a submission whose job is gone", () => {
  const jobsOf = (ids: string[]) =>
    database.db.$queryRaw`SELECT key, attempts FROM graphile_worker.jobs WHERE key = ANY(${ids}) ORDER BY key`;

  test("gets a new one, unless it is finished", async () => {
    await requeueForgotten(database.db);
    const ids: string[] = [];
    const learner = await createLearner(database.db);
    for (const state of ["queued", "grading", "graded", "faulted"] as const) {
      const id = newSubmissionId(now.getTime() + ids.length, new Uint8Array(16));
      const answer = { kind: "choice", choice: "yes" };
      await submitAnswer(database.db, {
        submissionId: id,
        userId: learner,
        exerciseId: choiceExercise.id,
        answer,
        now,
      });
      await database.db.submission.update({ where: { id }, data: { state } });
      ids.push(id);
    }
    expect(await requeueForgotten(database.db)).toBe(0);
    for (const id of ids) await database.db.$executeRaw`SELECT FROM graphile_worker.remove_job(${id})`;
    expect(await requeueForgotten(database.db)).toBe(2);
    const fresh = ids.slice(0, 2).map((key) => ({ key, attempts: 0 }));
    expect(await jobsOf(ids)).toEqual(fresh);
    // Used up: graders were killed over it as often as the queue allows.
    await database.db
      .$executeRaw`UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE key = ${ids[0]}`;
    expect(await requeueForgotten(database.db)).toBe(1);
    expect(await jobsOf(ids)).toEqual(fresh);
  });
});
