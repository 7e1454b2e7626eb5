import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AuthenticatedUserId } from "#lib/accounts/access.ts";
import { contentHash, type ExerciseContent, renderExercise } from "#lib/exercise-library/index.ts";
import { takeHint } from "#lib/hints/mutations.ts";
import { findOwnHints, sumPrices } from "#lib/hints/queries.ts";
import type { HintState } from "#lib/hints/rules.ts";
import { listProgress } from "#lib/progress/queries.ts";
import { gradeSubmission } from "#lib/submissions/jobs.ts";
import { submitAnswer } from "#lib/submissions/mutations.ts";
import { findOwnSubmission, listOwnSubmissions } from "#lib/submissions/queries.ts";
import { provideTestDatabase } from "../database/test-database.ts";
import {
  choiceExercise,
  createLearner,
  now,
  storeExercises,
  variantExercise,
  verdictOf,
} from "../submissions/fixtures.ts";

const database = provideTestDatabase();
/** Free, then for one point or after two attempts, then for three points. */
const exercise: ExerciseContent = {
  ...choiceExercise,
  hints: { en: ["a nudge", "a push", "a shove"], zh: ["轻轻一推", "一推", "使劲一推"] },
  hintRules: [{}, { afterAttempts: 2, price: 1 }, { price: 3 }],
};
const exerciseId = exercise.id;
let userId: AuthenticatedUserId;

beforeAll(async () => {
  await storeExercises(database.db, [exercise, variantExercise]);
});
beforeEach(async () => {
  userId = await createLearner(database.db);
});

const take = (number: number, agreedPrice = 0, of = exerciseId) =>
  takeHint(database.db, { userId, exerciseId: of, number, agreedPrice, now });
const own = () => findOwnHints(database.db, userId, renderExercise(exercise, null));
const states = async (): Promise<HintState["state"][]> => (await own()).states.map((one) => one.state);

async function submit(submissionId: string = randomUUID()): Promise<string> {
  const answer = { kind: "choice", choice: "no" };
  const result = await submitAnswer(database.db, { submissionId, userId, exerciseId, answer, now });
  if ("refused" in result) throw new Error(result.refused);
  return result.submissionId;
}
async function grade(submissionId: string, status: "passed" | "failed", score: number) {
  const verdict = verdictOf(status, score);
  await gradeSubmission(
    { db: database.db, grade: async () => ({ verdict, observation: null }), now: () => now, report: () => {} },
    { submissionId },
    { number: 1, isLast: false, turn: { group: userId, urgency: "interactive", signal: new AbortController().signal } },
  );
  return findOwnSubmission(database.db, userId, submissionId);
}
const attempt = async (status: "passed" | "failed", score: number) => grade(await submit(), status, score);

describe("taking a hint", () => {
  test("shows it for good, and nothing of those that are not taken", async () => {
    expect((await own()).taken).toEqual([]);
    expect(await take(1)).toEqual({ taken: 1 });
    const hints = await own();
    expect(hints).toMatchObject({ taken: [{ en: "a nudge", zh: "轻轻一推" }], spent: 0 });
    for (const untaken of ["a push", "一推", "a shove", "使劲一推"])
      expect(JSON.stringify(hints)).not.toContain(`"${untaken}"`);
  });

  test("is refused before the one that comes before it", async () => {
    expect(await take(2, 1)).toEqual({ refused: "not-yet" });
    expect(await take(3, 3)).toEqual({ refused: "not-yet" });
    expect((await own()).taken).toEqual([]);
  });

  test("costs what it costs at that moment, and never more than was agreed to", async () => {
    await take(1);
    expect(await take(2)).toEqual({ refused: "dearer" });
    expect(await take(2, 0.5)).toEqual({ refused: "dearer" });
    expect((await own()).spent).toBe(0);
    expect(await take(2, 5)).toEqual({ taken: 2 });
    expect((await own()).spent).toBe(1);
    await take(3, 3);
    expect(await sumPrices(database.db, userId, exerciseId)).toBe(4);
  });

  test("is free after enough graded attempts, though the page still says a price", async () => {
    await take(1);
    await attempt("failed", 0);
    const [, second] = (await own()).states;
    expect(second).toEqual({ state: "costs", price: 1, freeAfter: 1 });
    await submit();
    const faulted = await submit();
    await database.db.submission.update({ where: { id: faulted }, data: { state: "faulted" } });
    expect(await states()).toEqual(["taken", "costs", "costs"]);
    await attempt("failed", 0);
    expect(await states()).toEqual(["taken", "free", "costs"]);
    expect(await take(2, 1)).toEqual({ taken: 2 });
    expect((await own()).spent).toBe(0);
  });

  test("is free once the exercise is passed", async () => {
    await take(1);
    await attempt("passed", 10);
    expect(await states()).toEqual(["taken", "free", "free"]);
    expect([await take(2), await take(3)]).toEqual([{ taken: 2 }, { taken: 3 }]);
    expect((await own()).spent).toBe(0);
  });

  test("twice is taking it once, at the first price", async () => {
    await take(1);
    await take(2, 1);
    await attempt("passed", 10);
    expect(await take(2, 1)).toEqual({ taken: 2 });
    expect((await own()).spent).toBe(1);
  });

  test("by two clicks at the same time is taking it once", async () => {
    await take(1);
    const clicks = await Promise.all(Array.from({ length: 8 }, () => take(2, 1)));
    expect(new Set(clicks.map((one) => JSON.stringify(one)))).toEqual(new Set(['{"taken":2}']));
    expect(await database.db.takenHint.count({ where: { userId, exerciseId } })).toBe(2);
    expect((await own()).spent).toBe(1);
  });

  test("is refused where there is none", async () => {
    const variantIsMissing = await take(1, 0, variantExercise.id);
    expect([await take(4), await take(1, 0, "no-such-exercise"), variantIsMissing]).toEqual(
      Array.from({ length: 3 }, () => ({ refused: "unknown" })),
    );
  });

  test("is one's own matter", async () => {
    await take(1);
    userId = await createLearner(database.db);
    expect(await states()).toEqual(["free", "costs", "costs"]);
  });

  test("holds in every variant, and is shown with the numbers of the present one", async () => {
    const parameters = { first: 3, second: 5 };
    const content = renderExercise(variantExercise, parameters);
    const version = { exerciseId: variantExercise.id, exerciseVersionId: contentHash(variantExercise) };
    await database.db.variant.create({ data: { userId, ...version, seed: "1", parameters, content } });
    expect(await take(1, 0, variantExercise.id)).toEqual({ taken: 1 });
    expect((await findOwnHints(database.db, userId, content)).taken[0]?.en).toBe("Add 3 and 5.");
    const another = renderExercise(variantExercise, { first: 7, second: 9 });
    expect((await findOwnHints(database.db, userId, another)).taken[0]?.en).toBe("Add 7 and 9.");
  });
});

describe("the price of hints", () => {
  test("is taken off later submissions, never off one that was handed in before", async () => {
    const [before, graded] = [await submit(), await attempt("failed", 4)];
    await take(1);
    await take(2, 1);
    expect(graded?.score).toBe(4);
    // Handed in before, graded after.
    expect(await grade(before, "failed", 6)).toMatchObject({ score: 6, verdict: { score: 6 } });
    expect(await attempt("failed", 6)).toMatchObject({ score: 5, verdict: { score: 6, maxScore: 10 } });
    const scores = (await listOwnSubmissions(database.db, userId, exerciseId)).map((one) => one.score);
    expect(scores.sort()).toEqual([4, 5, 6]);
  });

  test("is not paid for an answer that is sent again, because its reply was lost", async () => {
    const id = await submit();
    await take(1);
    await take(2, 1);
    expect(await submit(id)).toBe(id);
    expect((await grade(id, "failed", 6))?.score).toBe(6);
  });

  test("leaves nobody below nothing", async () => {
    await take(1);
    await take(2, 1);
    await take(3, 3);
    expect((await attempt("failed", 2.5))?.score).toBe(0);
    expect((await attempt("failed", 4.5))?.score).toBe(0.5);
  });

  test("leaves a right answer passed", async () => {
    await take(1);
    await take(2, 1);
    expect(await attempt("passed", 10)).toMatchObject({ status: "passed", score: 9 });
    expect(await listProgress(database.db, userId)).toMatchObject([
      { exerciseId, status: "passed", bestScore: 9, maxScore: 10 },
    ]);
  });
});
