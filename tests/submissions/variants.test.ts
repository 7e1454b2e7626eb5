import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AuthenticatedUserId } from "#lib/accounts/access.ts";
import { awaitOwnExercise, awaitVariant } from "#lib/catalogue/variants/await-own-exercise.ts";
import { enqueueMaking } from "#lib/catalogue/variants/enqueue-making.ts";
import { makeVariant, type RenderVariant } from "#lib/catalogue/variants/jobs.ts";
import { findOwnExercise, type OwnExercise } from "#lib/catalogue/variants/queries.ts";
import { variantKey, variantRequest } from "#lib/catalogue/variants/schema.ts";
import { makeVariantTask } from "#lib/catalogue/variants/task.ts";
import { NotificationHub } from "#lib/database/notifications.ts";
import { contentHash, renderExercise } from "#lib/exercise-library/index.ts";
import { GraderFault } from "#lib/grading/grader-fault.ts";
import { startWorker, type Worker } from "#lib/queue/worker.ts";
import { type Grade, gradeSubmission } from "#lib/submissions/jobs.ts";
import { anotherVariant, saveDraft, submitAnswer } from "#lib/submissions/mutations.ts";
import { findDraft, findLatestSubmission, findPinnedExercise } from "#lib/submissions/queries.ts";
import { provideTestDatabase } from "../database/test-database.ts";
import { createLearner, now, storeExercises, variantExercise, verdictOf } from "./fixtures.ts";

const database = provideTestDatabase();
const exerciseId = variantExercise.id;
const hub = new NotificationHub(() => database.url);
let worker: Worker;
let reports: string[] = [];
let rendered: string[] = [];
let isBroken = false;

/** What a variant.py does, without Python: other numbers for another seed. */
const render: RenderVariant = async (content, seed) => {
  rendered.push(seed);
  if (isBroken) throw new GraderFault("variant.py, line 2: ZeroDivisionError: division by zero");
  const digest = createHash("sha256").update(seed).digest();
  const parameters = { first: digest.readUInt32BE(0), second: digest.readUInt32BE(4) };
  return { exercise: renderExercise(content, parameters), parameters };
};
const tools = () => ({ db: database.db, render, now: () => now, report: (line: string) => reports.push(line) });

beforeAll(async () => {
  await storeExercises(database.db, [variantExercise]);
  worker = await startWorker({
    url: database.url,
    concurrency: 2,
    report: () => {},
    tasks: { [makeVariantTask]: (payload, attempt) => makeVariant(tools(), payload, attempt) },
  });
});
afterAll(async () => {
  await worker.stop();
  await hub.close();
});

/** As a page does it; no test here takes as long as it would wait. */
const open = (userId: AuthenticatedUserId) =>
  awaitOwnExercise(database.db, userId, exerciseId, { hub, waitMs: 30_000 });

async function opened(userId: AuthenticatedUserId): Promise<OwnExercise & { variant: { id: string } }> {
  const own = await open(userId);
  if (own === null || typeof own === "string" || !own.variant) throw new Error(`The variant is not there: ${own}`);
  return { ...own, variant: own.variant };
}
const programOf = ({ exercise }: OwnExercise) =>
  "files" in exercise && "program" in exercise.files && exercise.files.program;

const handIn = (userId: AuthenticatedUserId, variantId: string | null, seconds = 1) =>
  submitAnswer(database.db, {
    submissionId: randomUUID(),
    userId,
    exerciseId,
    variantId,
    answer: { kind: "predict-time", seconds },
    now,
  });
async function handedIn(userId: AuthenticatedUserId, variantId: string): Promise<string> {
  const result = await handIn(userId, variantId);
  if ("refused" in result) throw new Error(result.refused);
  return result.submissionId;
}
const grade = (submissionId: string, how: Grade) =>
  gradeSubmission(
    { ...tools(), grade: how },
    { submissionId },
    {
      number: 1,
      isLast: false,
      turn: { group: "", urgency: "interactive", signal: new AbortController().signal },
    },
  );
const passed: Grade = async () => ({ verdict: verdictOf("passed", 10), observation: null });

/** As an author does it. */
const change = (points: number) => storeExercises(database.db, [{ ...variantExercise, points }]);

describe("a learner's variant", () => {
  test("is made once, and is the same whenever the exercise is opened", async () => {
    const userId = await createLearner(database.db);
    rendered = [];
    const first = await opened(userId);
    expect(await opened(userId)).toEqual(first);
    expect(rendered).toEqual([`${exerciseId}/${userId}/1`]);
    expect(first.exercise.prompt.en).toMatch(/^It sleeps \d+ s and \d+ s\.$/);
  });

  test("differs from another learner's", async () => {
    const [one, other] = [await createLearner(database.db), await createLearner(database.db)];
    expect(programOf(await opened(one))).not.toEqual(programOf(await opened(other)));
  });

  test("is one job, however many pages ask for it", async () => {
    const userId = await createLearner(database.db);
    rendered = [];
    const pages = await Promise.all([opened(userId), opened(userId), opened(userId)]);
    expect(new Set(pages.map((page) => page.variant.id)).size).toBe(1);
    expect(await database.db.variant.count({ where: { userId } })).toBe(1);
  });

  test("is waited for no longer than a page may take, and is there when a grader is", async () => {
    const userId = await createLearner(database.db);
    await worker.stop();
    expect(await awaitOwnExercise(database.db, userId, exerciseId, { hub, waitMs: 1 })).toBe("preparing");
    const request = variantRequest.parse({ userId, exerciseVersionId: contentHash(variantExercise), attemptGroup: 1 });
    await enqueueMaking(database.db, request); // what was asked for keeps its place
    const jobs = await database.db.$queryRaw`
      SELECT key, attempts, revision FROM graphile_worker.jobs WHERE key = ${variantKey(request)}`;
    expect(jobs).toEqual([{ key: variantKey(request), attempts: 0, revision: 0 }]);
    const page = open(userId);
    worker = await startWorker({
      url: database.url,
      concurrency: 2,
      report: () => {},
      tasks: { [makeVariantTask]: (payload, attempt) => makeVariant(tools(), payload, attempt) },
    });
    expect(await page).toMatchObject({ variant: { attemptGroup: 1 } });
  });

  test("that cannot be made is said at once, reported, and made once its author has mended it", async () => {
    const userId = await createLearner(database.db);
    isBroken = true;
    reports = [];
    expect(await open(userId)).toBe("broken");
    expect(reports).toEqual([
      `a variant of ${exerciseId} could not be made (seed ${exerciseId}/${userId}/1): variant.py, line 2: ZeroDivisionError: division by zero`,
    ]);
    isBroken = false;
    expect(await open(userId)).toHaveProperty("variant.attemptGroup", 1);
  });

  test("keeps its numbers when the exercise changes, as a row of the new version", async () => {
    const userId = await createLearner(database.db);
    const before = await opened(userId);
    await change(20);
    const after = await opened(userId);
    await storeExercises(database.db, [variantExercise]);
    expect(programOf(after)).toEqual(programOf(before));
    expect([before.exercise.points, after.exercise.points]).toEqual([10, 20]);
    expect(after.variant.id).not.toBe(before.variant.id);
    expect(await opened(userId)).toEqual(before);
  });

  test("that was kept in words which are no longer read is made again", async () => {
    const userId = await createLearner(database.db);
    const before = await opened(userId);
    await database.db.variant.update({ where: { id: before.variant.id }, data: { content: { kind: "unheard-of" } } });
    expect(await opened(userId)).toEqual(before);
  });

  test("is not made for an account that was deleted meanwhile", async () => {
    const userId = await createLearner(database.db);
    const own = await findOwnExercise(database.db, userId, exerciseId);
    await database.db.user.delete({ where: { id: userId } });
    if (own === null || own === "withdrawn" || !("missing" in own)) throw new Error("There is a variant already");
    expect(await awaitVariant(database.db, own.missing, { hub, waitMs: 1 })).toBe("preparing");
  });
});

describe("answers to a variant", () => {
  test("are graded by it, with a seed of its own, and remember it", async () => {
    const userId = await createLearner(database.db);
    const own = await opened(userId);
    const submissionId = await handedIn(userId, own.variant.id);
    const seen: unknown[] = [];
    await grade(submissionId, async (work) => {
      seen.push(work.exercise);
      return passed(work);
    });
    expect(seen).toEqual([own.exercise]);
    expect(await database.db.submission.findUnique({ where: { id: submissionId } })).toMatchObject({
      state: "graded",
      variantId: own.variant.id,
      exerciseVersionId: own.versionId,
    });
  });

  test("are refused where they answer another's variant, none, or one that the learner has no longer before him", async () => {
    const userId = await createLearner(database.db);
    const [own, foreign] = [await opened(userId), await opened(await createLearner(database.db))];
    expect(await handIn(userId, foreign.variant.id)).toEqual({ refused: "other-variant" });
    expect(await handIn(userId, null)).toEqual({ refused: "other-variant" });
    expect(await handIn(await createLearner(database.db), null)).toEqual({ refused: "other-variant" });
    await grade(await handedIn(userId, own.variant.id), passed);
    await startAnother(userId, 1);
    expect(await handIn(userId, own.variant.id)).toEqual({ refused: "other-variant" });
  });
});

async function startAnother(userId: AuthenticatedUserId, after: number) {
  const request = await anotherVariant(database.db, { userId, exerciseId, after });
  if (typeof request === "string") return request;
  return awaitVariant(database.db, request, { hub, waitMs: 30_000 });
}

describe("another variant", () => {
  test("is there once something has been graded, and keeps what was handed in", async () => {
    const userId = await createLearner(database.db);
    const first = await opened(userId);
    expect(await startAnother(userId, 1)).toBe("too-early");
    const submissionId = await handedIn(userId, first.variant.id);
    await grade(submissionId, passed);
    expect(await startAnother(userId, 1)).toMatchObject({ attemptGroup: 2, seed: `${exerciseId}/${userId}/2` });
    expect(await startAnother(userId, 1)).toMatchObject({ attemptGroup: 2 }); // asked twice
    const second = await opened(userId);
    expect(programOf(second)).not.toEqual(programOf(first));
    expect(await findLatestSubmission(database.db, userId, exerciseId, 2)).toBeNull();
    expect(await findLatestSubmission(database.db, userId, exerciseId, 1)).toMatchObject({ id: submissionId });
    expect(await startAnother(userId, 2)).toBe("too-early");
  });

  test("begins without the draft of the one before", async () => {
    const userId = await createLearner(database.db);
    const first = await opened(userId);
    const draft = { userId, exerciseId, answer: { kind: "predict-time", seconds: 2 }, editedAt: now, now };
    expect(await saveDraft(database.db, { ...draft, variantId: first.variant.id })).toEqual({ kept: "this" });
    await grade(await handedIn(userId, first.variant.id), passed);
    await startAnother(userId, 1);
    expect(await findDraft(database.db, userId, exerciseId)).toBeNull();
    // A page that is still open elsewhere.
    expect(await saveDraft(database.db, { ...draft, variantId: first.variant.id })).toEqual({
      refused: "other-variant",
    });
    expect(await findDraft(database.db, userId, exerciseId)).toBeNull();
  });

  test("that cannot be made leaves the present one", async () => {
    const userId = await createLearner(database.db);
    const first = await opened(userId);
    await grade(await handedIn(userId, first.variant.id), passed);
    isBroken = true;
    expect(await startAnother(userId, 1)).toBe("broken");
    isBroken = false;
    expect(await opened(userId)).toEqual(first);
  });

  test("is not to be had of an exercise without variants, or of none", async () => {
    const userId = await createLearner(database.db);
    expect(await anotherVariant(database.db, { userId, exerciseId: "no-such-exercise", after: 1 })).toBe("unknown");
  });
});

test("a draft outlives a slip of the pen that the author mends", async () => {
  const userId = await createLearner(database.db);
  const { variant } = await opened(userId);
  const answer = { kind: "predict-time", seconds: 2 };
  await saveDraft(database.db, { userId, exerciseId, variantId: variant.id, answer, editedAt: now, now });
  await change(20);
  await opened(userId);
  await storeExercises(database.db, [variantExercise]);
  expect((await findDraft(database.db, userId, exerciseId))?.answer).toEqual(answer);
});

test("a draft in words that are no longer read is none", async () => {
  const userId = await createLearner(database.db);
  await database.db.draft.create({ data: { userId, exerciseId, answer: { kind: "unheard-of" }, editedAt: now } });
  expect(await findDraft(database.db, userId, exerciseId)).toBeNull();
});

describe("what a submission is graded by", () => {
  test("stays pinned when the exercise changes, is withdrawn, or was kept in words that are no longer read", async () => {
    const userId = await createLearner(database.db);
    const own = await opened(userId);
    const submissionId = await handedIn(userId, own.variant.id);
    const pinned = () => findPinnedExercise(database.db, userId, submissionId);
    expect(await pinned()).toEqual({ exercise: own.exercise, version: "current" });
    await change(20);
    expect(await pinned()).toEqual({ exercise: own.exercise, version: "earlier" });
    await storeExercises(database.db, []);
    expect(await pinned()).toEqual({ exercise: own.exercise, version: "withdrawn" });
    await storeExercises(database.db, [variantExercise]);
    await database.db.variant.update({ where: { id: own.variant.id }, data: { content: { kind: "unheard-of" } } });
    expect(await pinned()).toEqual({ exercise: null, version: "current" });
  });

  test("is shown to nobody else", async () => {
    const userId = await createLearner(database.db);
    const submissionId = await handedIn(userId, (await opened(userId)).variant.id);
    expect(await findPinnedExercise(database.db, await createLearner(database.db), submissionId)).toBeNull();
    expect(await findPinnedExercise(database.db, userId, "no-uuid")).toBeNull();
  });
});
